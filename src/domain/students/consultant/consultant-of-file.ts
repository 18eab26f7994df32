import type { Prisma } from '../../../generated/prisma/client.js';
import type { ContactStatus } from '../../../generated/prisma/enums.js';

/** A consultant as a student's file holds one: the text, where it is not the id, and the member of staff. */
export interface ConsultantOfFile {
  readonly ccText: string | null;
  readonly ccStaffId: number | null;
}

/** What of a member of staff is read who becomes a consultant. */
export const STAFF_OF_FILE = { id: true, account: { select: { username: true } } } as const satisfies Prisma.StaffSelect;

/** The text is the user name, by which the summer CRM finds the consultant as well; without one, clients read the id. */
export function consultantOf({ id, account }: Prisma.StaffGetPayload<{ select: typeof STAFF_OF_FILE }>): ConsultantOfFile {
  return { ccText: account.username, ccStaffId: id };
}

export function isConsulted({ ccText, ccStaffId }: ConsultantOfFile): boolean {
  return ccStaffId !== null || (ccText ?? '') !== '';
}

/** What a student's file says of a consultant who is new to it; null: it has none any more. */
export function newConsultant(consultant: ConsultantOfFile | null): ConsultantOfFile & { readonly contactStatus: ContactStatus | null } {
  const { ccText, ccStaffId } = consultant ?? { ccText: null, ccStaffId: null };
  return { ccText, ccStaffId, contactStatus: ccStaffId === null ? null : 'NEW' };
}
