import type { ModelName, Values } from '../../write/models.js';
import type { SourceRow } from '../source/source.js';
import type { FilesBeside } from '../source/sqlite-beside.js';
import type { NaturalKeyName } from './natural-keys.js';

/** The id of another row that the same old row becomes. */
export class IdOf {
  constructor(
    readonly entity: ModelName,
    readonly part = '',
  ) {}
}

/** A file of the old system's media folder, by its path there; stored as uploads are, and replaced by its path here. */
export class StoredFile {
  constructor(
    readonly path: string,
    /** The folder of ours that it is kept in. */
    readonly folder: string,
    /** A document, which need be no picture. */
    readonly document = false,
  ) {}
}

/** A password whose stored form is worth no more than the password itself, to be hashed at once. */
export class PasswordToHash {
  constructor(
    readonly form: 'md5' | 'plain',
    readonly text: string,
    /** What no two accounts share, so that the same password is hashed alike at each import, and never alike for two. */
    readonly whose: string,
  ) {}
}

type Given<T> = T | IdOf | StoredFile | PasswordToHash;

/** What a new row of ours is made of, by Prisma field. */
export type RowValues<M extends ModelName> = { readonly [F in keyof Values<M>]: Given<Values<M>[F]> };

/** A row of ours that an old row becomes. */
export interface Target {
  readonly entity: ModelName;
  readonly part: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The row that it is merged into: there only what is empty is filled in. Undefined: it becomes a row of its own. */
  readonly into?: number | undefined;
}

/** Why an old row becomes nothing. */
export class SetAside {
  constructor(readonly reason: string) {}
}

export type Outcome = readonly Target[] | SetAside;

export function row<M extends ModelName>(entity: M, values: RowValues<M>, part = ''): Target {
  return { entity, part, values };
}

/** The row that is there already is what the old row means; what it has empty is taken from the old row. */
export function merge<M extends ModelName>(entity: M, into: number, values: Partial<RowValues<M>>, part = ''): Target {
  return { entity, part, values, into };
}

export function setAside(reason: string): SetAside {
  return new SetAside(reason);
}

/** A row that is there already, as `Context.find` answers it. */
export interface Found {
  readonly id: number;
  /** It came from this system: another old row of the same system is something else, whatever they have in common. */
  readonly sameSystem: boolean;
  /** What the natural key says besides, such as the account of a WeChat identity. */
  readonly also: number | null;
}

/** What a mapping may ask about the rest of the data. What is not there yet is undefined. */
export interface Context {
  readonly system: string;
  /** The old row's key. */
  readonly oldId: string;
  readonly options: MappingOptions;
  /** Which of our rows an old row has become; of the kind that its table is mapped to in the first place unless another is named. */
  id(table: string, oldId: string | null | undefined, entity?: ModelName): number | undefined;
  /** A row of ours by a natural key, unless this old row is where it came from. */
  find(key: NaturalKeyName, ...values: readonly (string | number | null)[]): Found | undefined;
  /** Rows of the old system that belong to this one, as `companions` declares them. */
  companions(name: string): readonly SourceRow[];
  /** Says by which rule a value was dealt with; it stands in the report. */
  note(field: string, text: string): void;
}

/** The operator's word on what rows mean. */
export interface MappingOptions {
  readonly administrators: readonly string[];
  readonly expireOld: boolean;
}

/** Rows of another table that decide what a row means: those whose `column` has one of the values. */
export interface Companion {
  readonly table: string;
  readonly column: string;
  readonly columns: readonly string[];
  of(row: SourceRow, earlier: (name: string) => readonly SourceRow[]): readonly (string | null | undefined)[];
}

/** What of a table is compared on both sides, row by row and in sums. */
export interface Comparison {
  readonly entity: ModelName;
  /** Old column -> our field, both amounts of money. */
  readonly money?: Readonly<Record<string, string>>;
  /** A status: the old column, our field, and which of our values an old one becomes. */
  readonly status?: {
    readonly column: string;
    readonly field: string;
    readonly as: (value: string | null, row: SourceRow) => string | null;
  };
}

/** How the rows of one old table become ours. */
export interface TableMapping {
  readonly table: string;
  /** What its rows are in the first place; null where they become several kinds and none is meant by a bare id. */
  readonly entity: ModelName;
  /** Kinds that take over the old key as their id where the system keeps its ids; `entity` when left out. */
  readonly keepsIdsOf?: readonly ModelName[];
  /** A fresh gateway has rows of this kind: those with the id of an old row are that row, and become what it says. */
  readonly takesPlace?: boolean;
  /** `id` when left out. */
  readonly key?: readonly string[];
  /** Nothing keeps a key from being there twice: there is no unique index, or a file was made by hand. */
  readonly repeats?: boolean;
  /** The columns that `map` and `links` read. */
  readonly mapped: readonly string[];
  /** Columns that have no home, each with the reason. */
  readonly homeless?: Readonly<Record<string, string>>;
  /** Columns that say nothing of their own, such as copies, each with the reason. */
  readonly ignored?: Readonly<Record<string, string>>;
  /** Columns that hold paths of files. */
  readonly files?: readonly string[];
  readonly companions?: Readonly<Record<string, Companion>>;
  /** Rows that are not in the old database but in its program, such as the values of a choice. */
  readonly fixed?: readonly SourceRow[];
  readonly map: (row: SourceRow, at: Context) => Outcome;
  /** What refers to rows of later tables: read again when all of them are written, and put into the row that `map` made. */
  readonly links?: (row: SourceRow, at: Context) => Readonly<Record<string, unknown>> | undefined;
  readonly compare?: Comparison;
}

/** How an old system becomes ours. */
export interface SystemMapping {
  readonly system: string;
  /** Where a system was imported from in several states: which of them this is. */
  readonly state?: string;
  /** Tables that only this state has: one of them tells it. The state that nothing tells is the one that the contract is of. */
  readonly marks?: readonly string[];
  /** In the order in which they are written: what is referred to comes before what refers. */
  readonly tables: readonly TableMapping[];
  /** Tables that hold nothing to import, by name or by what their name begins with (`auth_*`), each with the reason. */
  readonly ignoredTables: Readonly<Record<string, string>>;
  /** Where the system is a SQLite file: those that it keeps beside. */
  readonly filesBeside?: readonly FilesBeside[];
}
