import { Grade, type StudentStatus } from '../../../../generated/prisma/enums.js';
import type { SourceRow } from '../../../source/source.js';
import { type Context, row, type RowValues, setAside, type TableMapping, type Target } from '../../declare.js';
import { staffNamed } from '../../summer/staff-named.js';
import { midnight } from '../../summer/students.js';
import { ordersOfStudent } from '../../unfinished-orders.js';
import { anyText, flag, oneOf, picture, text } from '../../values.js';
import { COMMON_COLUMNS, commonValues, consultantOf, profilesOf } from '../profile.js';
import { STUDENT_SYSTEM } from '../times.js';
import { type KnownToWechat, scoreDetails, studentInfo, users } from '../user.js';

const { student, clock } = STUDENT_SYSTEM;

const PROFILE_COLUMNS = [
  ...COMMON_COLUMNS,
  'english_name',
  'first_language',
  'ielts_scores',
  's_openid',
  'birth_date',
  'grade',
  'sales_man',
  'valid_sales_man',
  'student_status',
];

/** How far a student is, in the last state's words. */
const STATUSES: Readonly<Record<string, StudentStatus>> = {
  NEW: 'NEW',
  PERSONAL_FILE: 'PERSONAL_FILE',
  ADDED_CC: 'PERSONAL_FILE',
  SUPPLY_ORDER: 'SUPPLY_ORDER',
  PAYMENT_CONFIRM: 'TO_PAYMENT_CONFIRM',
  TO_CHOOSE_COURSE: 'TO_CHOOSE_COURSE',
  PICKUP_COURSE: 'PICKUP_COURSE',
  TO_CONFIRMED: 'UPLOAD_CONFIRM',
  CONFIRMED_COURSE: 'CONFIRM_POSTIL',
  AFTER_SCORE: 'AFTER_SCORE',
  SWITCH_CREDIT: 'POSTING',
  SWITCHED_COURSE: 'SWITCHED_COURSE',
};

export const USER = users({
  columns: ['name', 'unionid', 'openid', 's_openid', 'qr_code', 'channel_id', 'recommend_user_id', 'bind_sales_man'],
  files: ['qr_code'],
  profiles: profilesOf(PROFILE_COLUMNS),
  wechat: knownToWechat,
  student: studentValues,
  status: statusOf,
  staff: (user) => ({ name: text(user['name']) ?? anyText(user['username']).trim(), qrCode: picture(user['qr_code'], 'qr-code') ?? '' }),
});

/** The service account's openid and the mini-program's, from the profile or the user. A user name is a unionid, or an openid of the first months. */
function knownToWechat(user: SourceRow, profile: SourceRow | undefined, at: Context): KnownToWechat {
  const mini = text(profile?.['s_openid']) ?? text(user['s_openid']);
  const given = text(profile?.['openid']) ?? text(user['openid']);
  const unionid = text(profile?.['unionid']) ?? text(user['unionid']);
  const web = given ?? (mini === null ? text(user['username']) : null);
  if (given === null && web !== null) at.note('openid', 'there was none: the user name stands for it');
  const openids = [
    ...(web === null ? [] : [{ app: 'WEB' as const, openid: web }]),
    ...(mini === null || mini === web ? [] : [{ app: 'MINI' as const, openid: mini }]),
  ];
  return { unionid, openids };
}

function studentValues(user: SourceRow, profile: SourceRow, at: Context): Partial<RowValues<'Student'>> {
  const common = commonValues(profile, at);
  const channelId = at.id('market_channel', user['channel_id']) ?? null;
  if (channelId === null && text(user['channel_id']) !== null) at.note('channelId', `channel ${user['channel_id']} is gone: left empty`);
  return {
    ...common,
    name: text(common.name) ?? text(user['name']),
    ...englishName(profile, at),
    firstLanguage: text(profile['first_language']),
    ieltsScores: text(profile['ielts_scores']),
    birthDate: midnight(profile['birth_date']),
    grade: oneOf(Grade, profile['grade']) ?? null,
    wechatSign: flag(profile['valid_sales_man']) ? 'VALID' : 'DEFAULT',
    qrCode: picture(user['qr_code']),
    channelId,
    ...consultant(user, profile, at),
  };
}

/** Given names come first, and the last word is the family's. */
function englishName(profile: SourceRow, at: Context): { firstName: string | null; lastName: string | null } {
  const words = text(profile['english_name'])?.trim().split(/\s+/) ?? [];
  if (words.length < 2) return { firstName: words[0] ?? null, lastName: null };
  at.note('firstName', `the last word of ${JSON.stringify(profile['english_name'])} is the family name`);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? null };
}

/** Whom the table of sales men names; else whom the profile or the user names, by id or by name. */
function consultant(user: SourceRow, profile: SourceRow, at: Context): Partial<RowValues<'Student'>> {
  const found = consultantOf(at);
  if (found.ccStaffId !== null) return found;
  const named = [profile['sales_man'], user['bind_sales_man']].find((one) => text(one) !== null);
  const { id, text: ccText } = staffNamed(named, 'cc', at, STUDENT_SYSTEM);
  return { ccStaffId: id, ccText, contactStatus: id === null ? null : 'NEW' };
}

function statusOf(profile: SourceRow | undefined, at: Context): StudentStatus {
  const given = profile?.['student_status'] ?? null;
  const status = STATUSES[given ?? ''];
  if (status === undefined) at.note('status', `${given ?? 'none'} is no status: NEW`);
  else if (status !== given) at.note('status', `${given} there: ${status}`);
  return status ?? 'NEW';
}

/** Who recommended a student stands with the user, and becomes a row when all students are there. */
export const STUDENT_INFO = studentInfo(
  PROFILE_COLUMNS,
  {
    user: { table: 'user', column: 'id', columns: ['recommend_user_id'], of: (profile) => [profile['user_id']] },
    orders: ordersOfStudent,
  },
  recommendation,
);

function recommendation(_: SourceRow, at: Context, inviteeId: number): Target[] {
  const [user] = at.companions('user');
  const inviter = text(user?.['recommend_user_id']);
  if (inviter === null) return [];
  const inviterId = student(at, inviter);
  if (inviterId === undefined) at.note('inviterId', `user ${inviter}, who recommended the student, is gone or no student: left out`);
  else if (inviterId === inviteeId) at.note('inviterId', 'a student cannot recommend themselves: left out');
  if (inviterId === undefined || inviterId === inviteeId) return [];
  // The old system does not say whether it counts: it does from the first order on.
  return [row('Recommendation', { inviterId, inviteeId, effective: at.companions('orders').length > 0, invitedAt: undefined })];
}

export const SCORE_DETAIL = scoreDetails(
  [
    'country',
    'province_post_code',
    'university',
    'department',
    'transfer_department',
    'transfer_office',
    'address',
    'teacher_name',
    'phone',
    'email',
    'is_active',
  ],
  (old) => ({
    country: old['country'] ?? null,
    postCode: old['province_post_code'] ?? null,
    university: old['university'] ?? null,
    department: old['department'] ?? null,
    transferDepartment: old['transfer_department'] ?? null,
    transferOffice: old['transfer_office'] ?? null,
    address1: old['address'] ?? null,
    recipient: old['teacher_name'] ?? null,
    recipientPhone: old['phone'] ?? null,
    email: old['email'] ?? null,
  }),
);

/** A remark stands with a profile; whichever of a user's it is, it is the student's. */
export const STUDENT_REMARK: TableMapping = {
  table: 'user_info_remark',
  entity: 'StudentRemark',
  mapped: ['id', 'user_info_id', 'remark_by_id', 'remark', 'create_time'],
  companions: {
    profile: { table: 'student_info', column: 'id', columns: ['user_id'], of: (old) => [old['user_info_id']] },
    author: { table: 'user', column: 'id', columns: ['username'], of: (old) => [old['remark_by_id']] },
  },
  map: (old, at) => {
    const studentId = student(at, at.companions('profile')[0]?.['user_id']);
    if (studentId === undefined) return setAside(`its profile is gone, or its student: ${old['user_info_id']}`);
    const remark = text(old['remark']);
    if (remark === null) return setAside('it says nothing');
    const staffId = at.id('user', old['remark_by_id'], 'Staff') ?? null;
    const author = at.companions('author')[0]?.['username'] ?? old['remark_by_id'] ?? null;
    return [
      row('StudentRemark', { studentId, kind: 'CC', remark, staffId, authorText: staffId === null ? author : null, ...clock.made(old) }),
    ];
  },
};

export const USER_CHANNEL: TableMapping = {
  table: 'user_channel',
  entity: 'ChannelRecord',
  mapped: ['id', 'user_id', 'channel_id', 'create_time'],
  map: (old, at) => {
    const studentId = student(at, old['user_id']);
    const channelId = at.id('market_channel', old['channel_id']);
    if (studentId === undefined || channelId === undefined) return setAside('its student or its channel is gone');
    return [row('ChannelRecord', { studentId, channelId, effective: true, ...clock.made(old) })];
  },
};
