import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/database/database.js';
import { FileAccess } from '../../platform/media/access.js';
import { FileAddresses } from '../../platform/media/addresses.js';
import type { Media } from '../../platform/media/media.js';
import { AGREEMENT_TEMPLATE } from './agreement-template.js';
import { publicColumns } from './file-columns.js';

/** The stored files: how they are addressed, and who gets them. */
export interface StoredFiles {
  readonly addresses: FileAddresses;
  readonly access: FileAccess;
}

export interface StoredFilesOptions {
  readonly database: Database;
  readonly media: Media;
  /** What tokens are signed with; addresses are signed with a key of their own that is made from it. */
  readonly secret: string;
  /** How long the address of a personal file is good. */
  readonly lifeSeconds: number;
}

/** Reads from the Prisma schema which folders are public; what lies elsewhere is personal. */
export function storedFiles({ database, media, secret, lifeSeconds }: StoredFilesOptions): StoredFiles {
  const addresses = new FileAddresses({ base: media.urlOf(''), secret, lifeSeconds });
  const publicPlaces = [...publicColumns().map(({ folder }) => `${folder}/`), AGREEMENT_TEMPLATE];
  return { addresses, access: new FileAccess({ addresses, publicPlaces, isPublished: published(database) }) };
}

/** So many files are remembered as public. Those that are not are looked for anew: they may become so. */
const REMEMBERED = 1000;

/** Whether a public column names a file. */
function published(database: Database): (path: string) => Promise<boolean> {
  const named = publicColumns().map(({ table, name }) => `EXISTS (SELECT FROM "${table}" WHERE "${name}" = $1::text)`);
  const statement = `SELECT (${named.join(' OR ')})::text`;
  const known = new LRUCache<string, true>({ max: REMEMBERED });
  return async (path) => {
    if (known.get(path) === true) return true;
    const found = (await database.readText(statement, [path], { stale: false })) === 'true';
    if (found) known.set(path, true);
    return found;
  };
}
