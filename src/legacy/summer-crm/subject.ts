import { answerFailure, type LegacyRequest } from '../shim/index.js';
import { message, refused } from './texts.js';

/** The student whom a field names: one who leaves it out speaks of themselves, staff have to name somebody. */
export function subjectId({ viewer }: Pick<LegacyRequest, 'viewer'>, field: string, named: number | null | undefined): number {
  if (named !== null && named !== undefined) return named;
  return viewer?.realm === 'STUDENT' ? viewer.profileId : answerFailure(refused(message('required'), field));
}
