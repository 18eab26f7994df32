import type { Transaction } from '../../../platform/database/database.js';

/** A member of staff who leads somebody or something. */
export interface Leader {
  readonly id: number;
  readonly name: string;
}

/** The id by which clients say that a member of staff has no superior. */
export const NO_SUPERIOR = -1;

const STAFF_ID = /^[1-9]\d{0,8}$/;

/** The member of staff that a leader id means; ids are given as numbers or text, and may be nobody's. */
export async function findLeader(transaction: Transaction, leaderId: number | string): Promise<Leader | null> {
  if (!STAFF_ID.test(String(leaderId))) return null;
  return transaction.staff.findUnique({ where: { id: Number(leaderId) }, select: { id: true, name: true } });
}

/** Makes a member of staff leader of a department. */
export async function makeLeader(transaction: Transaction, departmentId: number, { id, name }: Leader): Promise<void> {
  await transaction.department.update({
    where: { id: departmentId },
    data: { leaderStaffId: id, unknownLeaderId: null, leaderName: name },
  });
}

/** A leader id may have been given before there was anybody with it; from now on it is this member of staff's. */
export async function adoptFollowers(transaction: Transaction, staffId: number): Promise<void> {
  await transaction.staff.updateMany({
    where: { unknownLeaderId: staffId },
    data: { superiorId: staffId, unknownLeaderId: null, leaderName: '' },
  });
  await transaction.department.updateMany({
    where: { unknownLeaderId: String(staffId) },
    data: { leaderStaffId: staffId, unknownLeaderId: null },
  });
}
