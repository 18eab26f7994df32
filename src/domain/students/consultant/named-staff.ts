import { anySpelling } from '../../../write/any-spelling.js';
import { type Known, row, rows } from '../../../write/facts.js';

/** A PostgreSQL integer, as a staff id is written. */
const ID = /^[1-9]\d{0,8}$/;

/** Somebody as a student's file names them: the member of staff, and the text that was given where it is not their id. */
export interface NamedPerson {
  readonly staffId: number | null;
  readonly text: string | null;
}

/** What a text may be that names a member of staff: their id, their user name. */
export function namesIn(text: string | null | undefined): { readonly id: number | null; readonly username: string | null } {
  const name = (text ?? '').trim();
  return { id: ID.test(name) ? Number(name) : null, username: name === '' ? null : name };
}

export const staffWithId = (id: number) => row('Staff', { where: { id }, select: { id: true } });

/** Several, where user names were given that are one name in two spellings. */
export const staffWithName = (username: string) =>
  rows('Staff', {
    where: { account: { realm: 'STAFF', username: anySpelling(username) } },
    orderBy: { accountId: 'asc' },
    select: { id: true, account: { select: { username: true } } },
  });

/**
 * Whom a text names: a member of staff by id or else by user name, or somebody who is none. The text is answered as it was
 * given (contract: summer-crm.student.update).
 */
export function personNamed(
  text: string,
  withId: Known<{ staff: ReturnType<typeof staffWithId> }>['staff'],
  withName: Known<{ staff: ReturnType<typeof staffWithName> }>['staff'],
): NamedPerson {
  const inThisSpelling = withName.find(({ account }) => account.username === text.trim());
  const staffId = (withId ?? inThisSpelling ?? withName[0])?.id ?? null;
  return { staffId, text: text === String(staffId) ? null : text };
}
