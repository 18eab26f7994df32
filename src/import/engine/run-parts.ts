import type { Media } from '../../platform/media/media.js';
import type { MappingOptions, SystemMapping, TableMapping } from '../mapping/declare.js';
import type { Source } from '../source/source.js';
import type { Columns } from './columns.js';
import type { OldFiles } from './files.js';
import type { FreeIds } from './free-ids.js';
import type { ColumnLists } from './ledger.js';
import type { Session } from './session.js';

/** Makes the stored form of a password that is kept in no better one. */
export type HashPassword = (form: 'md5' | 'plain', text: string, whose: string) => Promise<string>;

/** What an import stands on. */
export interface ImportParts {
  readonly session: Session;
  readonly columns: Columns;
  readonly lists: ColumnLists;
  readonly freeIds: FreeIds;
  readonly hashPassword: HashPassword;
  readonly media: Media;
}

/** An old system while it is imported. */
export interface SystemRun extends ImportParts {
  readonly mapping: SystemMapping;
  /** Of the mapping's tables those that the old system has. */
  readonly tables: readonly TableMapping[];
  readonly source: Source;
  readonly files: OldFiles;
  readonly options: MappingOptions;
  /** Its ids stay as they are. */
  readonly keepsIds: boolean;
  readonly overwrite: boolean;
  readonly batch: number;
  /** Columns of a table that no mapping knows. */
  readonly unknownColumns: ReadonlyMap<string, readonly string[]>;
}

/** Reading a table for its rows, or a second time for what refers to rows of later tables. */
export interface Step {
  readonly table: TableMapping;
  readonly kind: 'rows' | 'links';
}

export function stepName({ table, kind }: Step): string {
  return kind === 'rows' ? table.table : `${table.table}: links`;
}
