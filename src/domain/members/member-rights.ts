import type { MemberPermission } from './member.enums.js';

/** What of a member can be changed, in the order in which a forbidden change is reported. */
export const MEMBER_FIELDS = [
  'username',
  'password',
  'avatar',
  'phoneNumber',
  'nickName',
  'gender',
  'college',
  'major',
  'grade',
  'name',
  'registrationNumber',
  'permission',
] as const;
export type MemberField = (typeof MEMBER_FIELDS)[number];

/** Whom a member changes: themselves, or another one who is this. */
type Whom = 'SELF' | MemberPermission;

const EVERYTHING = MEMBER_FIELDS;
const PARTICULARS: readonly MemberField[] = [
  'username',
  'password',
  'avatar',
  'phoneNumber',
  'nickName',
  'gender',
  'college',
  'major',
  'grade',
];
const REGISTRATION: readonly MemberField[] = ['name', 'registrationNumber'];
const NOTHING: readonly MemberField[] = [];

/** Who may change which fields of whom (contract: miniapp, permission_matrix). */
const MATRIX: Readonly<Record<MemberPermission, Readonly<Record<Whom, readonly MemberField[]>>>> = {
  STUDENT: { SELF: PARTICULARS, STUDENT: NOTHING, TEACHER: NOTHING, ADMIN: NOTHING },
  TEACHER: { SELF: [...PARTICULARS, ...REGISTRATION], STUDENT: REGISTRATION, TEACHER: NOTHING, ADMIN: NOTHING },
  ADMIN: { SELF: EVERYTHING, STUDENT: EVERYTHING, TEACHER: EVERYTHING, ADMIN: EVERYTHING },
};

interface Somebody {
  readonly id: number;
  readonly permission: MemberPermission;
}

/** The fields of `target` that `actor` may change. An administrator of the staff (null) may change what a 管理员 may. */
export function changeableFields(actor: Somebody | null, target: Somebody): readonly MemberField[] {
  if (actor === null) return EVERYTHING;
  return MATRIX[actor.permission][actor.id === target.id ? 'SELF' : target.permission];
}

/** Whether the actor may know that there is no such member; to others, an unknown one is one of whom they may change nothing. */
export function mayKnowAbsence(actor: Somebody | null): boolean {
  return actor === null || actor.permission === 'ADMIN';
}
