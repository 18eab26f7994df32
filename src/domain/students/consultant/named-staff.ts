import type { Transaction } from '../../../platform/database/database.js';
import { accountNamed } from '../../values/identifiers.js';

/** A PostgreSQL integer, as a staff id is written. */
const ID = /^[1-9]\d{0,8}$/;

/** Somebody as a student's file names them: the member of staff, and the text that was given where it is not their id. */
export interface NamedPerson {
  readonly staffId: number | null;
  readonly text: string | null;
}

/**
 * Whom a text names: a member of staff by id or else by user name, or somebody who is none. The text is answered as it was
 * given (contract: summer-crm.student.update).
 */
export async function personNamed(tx: Transaction, text: string): Promise<NamedPerson> {
  const staffId = await staffNamed(tx, text.trim());
  return { staffId, text: text === String(staffId) ? null : text };
}

async function staffNamed(tx: Transaction, name: string): Promise<number | null> {
  const byId = ID.test(name) ? await tx.staff.findUnique({ where: { id: Number(name) }, select: { id: true } }) : null;
  if (byId !== null) return byId.id;
  const account = await accountNamed(tx, 'STAFF', name);
  const staff = account && (await tx.staff.findUnique({ where: { accountId: account.id }, select: { id: true } }));
  return staff?.id ?? null;
}
