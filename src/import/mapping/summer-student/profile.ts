import { Gender, type StudentStatus } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import type { Companion, Context } from '../declare.js';
import { gpaOf, onlyTheirs } from '../summer/students.js';
import { jsonList, oneOf, text } from '../values.js';

/** The profiles of a user, with those of their columns that are read. */
export function profilesOf(columns: readonly string[]): Companion {
  return { table: 'student_info', column: 'user_id', columns, of: (user) => [user['id']] };
}

/** Columns of a profile in every state of the system. */
export const COMMON_COLUMNS = [
  'id',
  'name',
  'email',
  'wechat',
  'cschool',
  'wcampus',
  'create_time',
  'webid',
  'unionid',
  'openid',
  'headimgurl',
  'wx_name',
  'phone',
  'gender',
  'id_number',
  'major',
  'graduate_year',
  'gpa',
];
export const PROFILE_COLUMNS = [...COMMON_COLUMNS, 'wschool', 'first_name', 'last_name'];
export const consultants: Companion = {
  table: 'sales_man_user',
  column: 'user_id',
  columns: ['id', 'sales_man_id', 'status'],
  of: (user) => [user['id']],
};

/** The profile that counts where a user has several: one with an openid, the oldest of them. */
export function liveProfile(rows: readonly SourceRow[]): SourceRow | undefined {
  return [...rows].sort(
    (one, other) =>
      Number(text(one['openid']) === null) - Number(text(other['openid']) === null) || Number(one['id']) - Number(other['id']),
  )[0];
}

/** What a profile says in every state of the system, without the campuses, which are rows of their own. */
export function commonValues(profile: SourceRow, at: Context) {
  return {
    name: profile['name'] ?? null,
    email: profile['email'] ?? null,
    wechat: profile['wechat'] ?? null,
    phone: profile['phone'] ?? null,
    gender: oneOf(Gender, profile['gender']) ?? null,
    idNumber: onlyTheirs(profile['id_number'], 'idNumber', at),
    cschool: profile['cschool'] ?? null,
    major: profile['major'] ?? null,
    graduateYear: profile['graduate_year'] ?? null,
    gpa: gpaOf(profile['gpa']),
  };
}

/** What a student's profile of 2017 says. */
export function profileValues(profile: SourceRow, at: Context) {
  return {
    ...commonValues(profile, at),
    firstName: profile['first_name'] ?? null,
    lastName: profile['last_name'] ?? null,
    wantedSchools: schoolsOf(profile['wschool'], at),
    ...consultantOf(at),
  };
}

function schoolsOf(value: string | null | undefined, at: Context): string[] {
  const given = text(value);
  if (given === null) return [];
  const list = jsonList(given);
  if (list === undefined) {
    at.note('wantedSchools', `no list: taken for one name: ${JSON.stringify(given)}`);
    return [given];
  }
  if (!given.trim().endsWith(']')) at.note('wantedSchools', `cut off by its column: ${JSON.stringify(given)}`);
  return list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}

/** The old ids of the campuses that a student wishes for, in their order. */
export function wantedCampuses(profile: SourceRow, at: Context): string[] {
  const given = text(profile['wcampus']);
  const list = jsonList(given);
  if (given !== null && list === undefined) at.note('wantedCampuses', `no list: left out: ${JSON.stringify(given)}`);
  if (list !== undefined && given?.trim().endsWith(']') === false)
    at.note('wantedCampuses', `cut off by its column: ${JSON.stringify(given)}`);
  return [...new Set((list ?? []).map((item) => String(item)))];
}

export function consultantOf(at: Context): { ccStaffId: number | null; contactStatus: 'NEW' | 'CONTACTED' | null } {
  const newest = [...at.companions('consultants')].sort((one, other) => Number(other['id']) - Number(one['id']))[0];
  const ccStaffId = at.id('sales_man', newest?.['sales_man_id']) ?? null;
  return { ccStaffId, contactStatus: ccStaffId === null ? null : newest?.['status'] === 'CONTACTED' ? 'CONTACTED' : 'NEW' };
}

/** The old system has no status of students: how far one is, the profile and the orders say. */
export function progressOf(profile: SourceRow | undefined, orders: readonly SourceRow[]): StudentStatus {
  const has = (status: string): boolean => orders.some((order) => order['status'] === status);
  if (has('CONFIRMED')) return 'PAYMENT_CONFIRMED';
  if (has('PAYED')) return 'TO_PAYMENT_CONFIRM';
  if (has('TO_PAY')) return 'SUPPLY_ORDER';
  return text(profile?.['name']) === null ? 'NEW' : 'PERSONAL_FILE';
}
