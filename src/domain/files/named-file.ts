import type { AddressQuery } from '../../platform/media/addresses.js';
import { MEDIA_PREFIX, type ServedMedia } from '../../platform/media/media.js';
import { DomainError } from '../errors.js';
import type { StoredFiles } from './stored-files.js';

/** Names between slashes, none of which climbs. */
const PATH = /^(?!.*(?:^|\/)\.)[\w.-]+(?:\/[\w.-]+)*$/;

/** A stored file as a client names it: its media path, and what the address that it sent says beside that. */
export interface NamedFile {
  readonly path: string;
  readonly query: AddressQuery;
}

/**
 * The file that a text names: by its media path, or by an address that an answer gave, whole or without its host, good or
 * expired. An address with a host that is not ours now counts where our signature is on it: PUBLIC_URL may have changed.
 * Null for none. Throws BAD_USER_INPUT for the field where the text leads anywhere else (contract: summer-crm.review-course.update).
 */
export function namedFile({ addresses }: StoredFiles, text: string | null, field: string): NamedFile | null {
  const [address = '', search = ''] = (text ?? '').trim().split('?', 2);
  if (address === '') return null;
  const query = Object.fromEntries(new URLSearchParams(search));
  const { pathname } = new URL(addresses.base);
  const ours = [addresses.base, pathname, MEDIA_PREFIX].find((prefix) => address.startsWith(prefix));
  const path = ours === undefined ? address.replace(/^https?:\/\/[^/]+(?:\/[^?#]*)?\/media\//, '') : address.slice(ours.length);
  const isElsewhere = ours === undefined && path !== address && !addresses.isOurs(path, query);
  if (!PATH.test(path) || isElsewhere) throw new DomainError('BAD_USER_INPUT', { field });
  return { path, query };
}

/**
 * Whether a client may put the file where its address is answered, whosever file it is. Whoever names a file is told a good
 * address of it, so the name of somebody else's, or an address of it that has expired, must not be enough: it takes a good
 * address, or a place where nothing personal is; a file that is not there harms nobody. Any other must be one that the row's
 * owner has already, which is for the caller to know.
 */
export async function isFreeToName(
  { files, media }: { files: StoredFiles; media: ServedMedia },
  { path, query }: NamedFile,
): Promise<boolean> {
  if (files.addresses.isGood(path, query) || files.access.isInPublicPlace(path)) return true;
  return !(await media.has(path));
}
