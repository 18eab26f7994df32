import { is, type Rule } from '../../read/rules.js';

/** Staff see soft-deleted rows as well, so that they can bring them back; everybody else who is signed in sees active ones. */
export const activeForAllButStaff: Rule = (kind) => (kind === null ? false : kind.realm === 'STAFF' || is('active', true));
