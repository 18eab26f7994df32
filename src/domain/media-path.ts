import { DomainError } from '../core/errors.js';
import type { ServedMedia } from '../core/media/media.js';

/** Names between slashes, none of which climbs. */
const PATH = /^(?!.*(?:^|\/)\.)[\w.-]+(?:\/[\w.-]+)*$/;

/**
 * The media path in a text that a client gave: the path itself, or the address under which this gateway serves it. Null
 * for none. Throws BAD_USER_INPUT for the field where the text leads anywhere else (contract: summer-crm.review-course.update).
 */
export function mediaPath(media: ServedMedia, text: string | null, field: string): string | null {
  const given = (text ?? '').trim();
  if (given === '') return null;
  const path = [media.urlOf(''), '/media/'].reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), given);
  if (!PATH.test(path)) throw new DomainError('BAD_USER_INPUT', { field });
  return path;
}
