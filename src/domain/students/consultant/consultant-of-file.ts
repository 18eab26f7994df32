import type { ContactStatus } from '../../../generated/prisma/enums.js';

/** A consultant as a student's file holds one: the text, where it is not the id, and the member of staff. */
export interface ConsultantOfFile {
  readonly ccText: string | null;
  readonly ccStaffId: number | null;
}

/** Somebody who was not named in words: clients read, and search, the id (contract: summer-crm.student.update, decisions). */
export function consultantOf({ id }: { readonly id: number }): ConsultantOfFile {
  return { ccText: null, ccStaffId: id };
}

export function isConsulted({ ccText, ccStaffId }: ConsultantOfFile): boolean {
  return ccStaffId !== null || (ccText ?? '') !== '';
}

/** What a student's file says of a consultant who is new to it; null: it has none any more. */
export function newConsultant(consultant: ConsultantOfFile | null): ConsultantOfFile & { readonly contactStatus: ContactStatus | null } {
  const { ccText, ccStaffId } = consultant ?? { ccText: null, ccStaffId: null };
  return { ccText, ccStaffId, contactStatus: ccStaffId === null ? null : 'NEW' };
}
