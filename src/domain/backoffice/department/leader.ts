import { type Change, idIn, type NewId, update } from '../../../write/changes.js';
import { row } from '../../../write/facts.js';

/** A member of staff who leads somebody or something. */
export interface Leader {
  readonly id: number;
  readonly name: string;
}

/** The id by which clients say that a member of staff has no superior. */
export const NO_SUPERIOR = -1;

const STAFF_ID = /^[1-9]\d{0,8}$/;

/** The member of staff whose id a leader id may be: ids are given as numbers or text, and may be nobody's. Null: cannot be one. */
export function staffIdIn(leaderId: number | string | null | undefined): number | null {
  return STAFF_ID.test(String(leaderId)) ? Number(leaderId) : null;
}

export const leaderWith = (id: number) => row('Staff', { where: { id }, select: { id: true, name: true } });

/** Makes a member of staff, who may be new, leader of a department. */
export function leaderMade(departmentId: number, staffId: number | NewId, leaderName: string): Change {
  return update('Department', { id: departmentId }, { leaderStaffId: staffId, unknownLeaderId: null, leaderName });
}

/** A leader id may have been given before there was anybody with it; from now on it is this new member of staff's. */
export function followersAdopted(staffId: NewId): Change[] {
  return [
    update('Staff', { unknownLeaderId: idIn<number>(staffId) }, { superiorId: staffId, unknownLeaderId: null, leaderName: '' }),
    update('Department', { unknownLeaderId: idIn<string>(staffId) }, { leaderStaffId: staffId, unknownLeaderId: null }),
  ];
}
