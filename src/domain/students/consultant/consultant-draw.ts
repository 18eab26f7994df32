import { SALES_DEPARTMENT } from '../../../access/menu-rights.js';
import type { Transaction } from '../../../platform/database/database.js';

/** A consultant as a student's file holds one: the text, where it is not the id, and the member of staff. */
export interface ConsultantOfFile {
  readonly ccText: string | null;
  readonly ccStaffId: number | null;
}

/**
 * Who becomes the consultant of a student without one: the consultant of the newest recommender, else the sales person of
 * the newest channel record that counts, else anybody active of the sales department; null where there is none of them.
 * contract: summer-crm.student.update
 */
export async function drawConsultant(tx: Transaction, studentId: number): Promise<ConsultantOfFile | null> {
  return (await ofRecommender(tx, studentId)) ?? (await ofChannel(tx, studentId)) ?? (await ofSalesDepartment(tx));
}

async function ofRecommender(tx: Transaction, studentId: number): Promise<ConsultantOfFile | null> {
  const newest = await tx.recommendation.findFirst({
    where: { inviteeId: studentId },
    orderBy: [{ invitedAt: 'desc' }, { id: 'desc' }],
    select: { inviter: { select: { ccText: true, ccStaffId: true } } },
  });
  const inviter = newest?.inviter;
  return inviter === undefined || (inviter.ccStaffId === null && (inviter.ccText ?? '') === '') ? null : inviter;
}

async function ofChannel(tx: Transaction, studentId: number): Promise<ConsultantOfFile | null> {
  const newest = await tx.channelRecord.findFirst({
    where: { studentId, effective: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { channel: { select: { staff: { select: { id: true, account: { select: { username: true } } } } } } },
  });
  const staff = newest?.channel.staff ?? null;
  return staff === null ? null : fileOf(staff.id, staff.account.username);
}

async function ofSalesDepartment(tx: Transaction): Promise<ConsultantOfFile | null> {
  const [drawn] = await tx.$queryRaw<{ id: number; username: string | null }[]>`
    SELECT s."id", a."username" FROM "staff" s JOIN "department" d ON d."id" = s."department_id" JOIN "account" a ON a."id" = s."account_id"
    WHERE d."name" = ${SALES_DEPARTMENT} AND a."active" ORDER BY random() LIMIT 1`;
  return drawn === undefined ? null : fileOf(drawn.id, drawn.username);
}

/** The text is the user name, by which the member of staff is found again; without one, clients read the id. */
function fileOf(id: number, username: string | null): ConsultantOfFile {
  return { ccText: username, ccStaffId: id };
}
