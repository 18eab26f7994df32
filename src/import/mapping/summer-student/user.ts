import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, merge, type Outcome, row, setAside, type TableMapping, type Target } from '../declare.js';
import { ordersOfStudent } from '../unfinished-orders.js';
import { apart, flag, text, utc } from '../values.js';
import { consultants, liveProfile, profiles, profileValues, progressOf, wantedCampuses } from './profile.js';

const LONGEST_NAME = 50;
const LONGEST_STAFF_NAME = 20;

/** Students, and staff: who signs in by a name and a password. Both have the id of the user. */
export const USER: TableMapping = {
  table: 'user',
  entity: 'Student',
  keepsIdsOf: ['Student', 'Staff'],
  mapped: ['id', 'password', 'last_login', 'username', 'create_time', 'is_active', 'role'],
  ignored: { is_superuser: 'a mark of the framework: administrators are those whose role is ADMIN' },
  companions: { profiles, consultants, orders: { ...ordersOfStudent, of: (user) => [user['id']] } },
  map: (old, at) => (old['role'] === 'STUDENT' ? student(old, at) : staff(old, at)),
};

/** Who is here by unionid or openid already is that student, and has filled in what is empty there. */
function student(old: SourceRow, at: Context): Outcome {
  const profile = liveProfile(at.companions('profiles'));
  // The user name of a student is the openid.
  const openid = text(profile?.['openid']) ?? text(old['username']);
  const unionid = text(profile?.['unionid']);
  const known =
    (unionid === null ? undefined : at.find('WechatIdentity.unionid', 'STUDENT', unionid)) ??
    (openid === null ? undefined : at.find('WechatIdentity.openid', 'STUDENT', openid));
  const same = known === undefined || known.sameSystem || known.also === null ? undefined : at.find('Student.account', known.also);
  const values = profile === undefined ? {} : profileValues(profile, at);
  if (same !== undefined) {
    at.note('openid', 'the student of that unionid or openid, who was there already');
    return [merge('Student', same.id, values), ...campuses(profile, at, same.id)];
  }
  const createdAt = utc(old['create_time']) ?? undefined;
  const updatedAt = utc(profile?.['create_time']) ?? createdAt;
  const accountId = new IdOf('Account');
  if (profile === undefined) at.note('name', 'there is no profile of this student');
  return [
    row('Account', { realm: 'STUDENT', active: flag(old['is_active']), lastLoginAt: utc(old['last_login']), createdAt }),
    ...(openid === null || known !== undefined ? [] : [identity(openid, unionid, profile)]),
    row('Student', { accountId, status: progressOf(profile, at.companions('orders')), ...values, createdAt, updatedAt }),
    ...campuses(profile, at, new IdOf('Student')),
  ];
}

function identity(openid: string, unionid: string | null, profile: SourceRow | undefined): Target {
  return row('WechatIdentity', {
    accountId: new IdOf('Account'),
    realm: 'STUDENT',
    app: 'WEB',
    openid,
    unionid,
    nickname: profile?.['wx_name'] ?? null,
    avatarUrl: profile?.['headimgurl'] ?? null,
    webId: text(profile?.['webid']),
  });
}

function campuses(profile: SourceRow | undefined, at: Context, studentId: number | IdOf): Target[] {
  if (profile === undefined) return [];
  return wantedCampuses(profile, at).flatMap((oldId, position) => {
    const campusId = at.id('campus', oldId);
    if (campusId === undefined) at.note('wantedCampuses', `there is no campus ${oldId}: left out`);
    if (campusId === undefined) return [];
    const found = typeof studentId === 'number' ? at.find('WantedCampus.campus', studentId, campusId) : undefined;
    return [
      found === undefined ? row('WantedCampus', { studentId, campusId, position }, oldId) : merge('WantedCampus', found.id, {}, oldId),
    ];
  });
}

/** A user name that is here already means the same person, whose account stays as it is. */
function staff(old: SourceRow, at: Context): Outcome {
  const roleId = at.id('user: role', old['role']);
  const departmentId = at.id('user: department', '市场部');
  if (roleId === undefined || departmentId === undefined) return setAside(`${old['role']} is no role`);
  const name = text(old['username'])?.trim() ?? null;
  const found = name === null ? undefined : at.find('Account.username', 'STAFF', name);
  const same = found === undefined || found.sameSystem ? undefined : at.find('Staff.account', found.id);
  if (same !== undefined && found !== undefined) {
    at.note('username', 'the member of staff of that user name, who was there already');
    // Each system's own password opens it.
    return [merge('Staff', same.id, {}), merge('Account', found.id, { passwordHash: passwordOf(old['password']) })];
  }
  if (found !== undefined) at.note('username', `another account is called so: ${JSON.stringify(name)}`);
  const createdAt = utc(old['create_time']) ?? undefined;
  const account = row('Account', {
    realm: 'STAFF',
    username: name === null || found === undefined ? name : apart(name, at, LONGEST_NAME),
    passwordHash: passwordOf(old['password']),
    active: flag(old['is_active']),
    lastLoginAt: utc(old['last_login']),
    createdAt,
  });
  return [
    account,
    row('Staff', { accountId: new IdOf('Account'), roleId, departmentId, name: (name ?? '').slice(0, LONGEST_STAFF_NAME), createdAt }),
  ];
}

/** What Django marks as opened by no password is none. */
function passwordOf(stored: string | null | undefined): string | null {
  const given = text(stored);
  return given === null || given.startsWith('!') ? null : given;
}

/** What a profile says is the student's (`user`); of several the one that counts. */
export const STUDENT_INFO: TableMapping = {
  table: 'student_info',
  entity: 'Student',
  keepsIdsOf: [],
  mapped: ['user_id', ...profiles.columns],
  companions: { profiles: { ...profiles, columns: ['id', 'openid'], of: (profile) => [profile['user_id']] } },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    if (studentId === undefined) return setAside('its user is gone, or no student');
    const live = liveProfile(at.companions('profiles'));
    return live?.['id'] === at.oldId
      ? [merge('Student', studentId, {})]
      : setAside(`a second profile of user ${old['user_id']}; the one that counts is ${live?.['id']}`);
  },
};

/** The last address of a student is where the parcel goes. */
export const SCORE_DETAIL: TableMapping = {
  table: 'student_score_detail',
  entity: 'MailingAddress',
  mapped: ['id', 'user_id', 'department', 'phone', 'country', 'post_code', 'address'],
  companions: { same: { table: 'student_score_detail', column: 'user_id', columns: ['id'], of: (old) => [old['user_id']] } },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    if (studentId === undefined) return setAside('its user is gone, or no student');
    const newest = Math.max(...at.companions('same').map(({ id }) => Number(id)));
    if (newest !== Number(at.oldId)) return setAside(`the student has a later address: ${newest}`);
    const values = {
      department: old['department'] ?? null,
      recipientPhone: old['phone'] ?? null,
      country: old['country'] ?? null,
      postCode: old['post_code'] ?? null,
      address1: old['address'] ?? null,
    };
    const found = at.find('MailingAddress.student', studentId);
    return [found === undefined ? row('MailingAddress', { studentId, ...values }) : merge('MailingAddress', found.id, values)];
  },
};
