import type { Transaction } from '../../../platform/database/database.js';
import { accountNamed } from '../../values/identifiers.js';

/** A PostgreSQL integer, as a staff id is written. */
const ID = /^[1-9]\d{0,8}$/;

/**
 * The member of staff that a text names by id or else by user name; null where it names none. The text itself stays as it
 * was given (contract: summer-crm.student.update).
 */
export async function staffNamed(tx: Transaction, text: string): Promise<number | null> {
  const name = text.trim();
  const byId = ID.test(name) ? await tx.staff.findUnique({ where: { id: Number(name) }, select: { id: true } }) : null;
  if (byId !== null) return byId.id;
  const account = await accountNamed(tx, 'STAFF', name);
  const staff = account && (await tx.staff.findUnique({ where: { accountId: account.id }, select: { id: true } }));
  return staff?.id ?? null;
}
