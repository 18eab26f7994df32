import type { StudentStatus, WechatApp } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import {
  type Companion,
  type Context,
  IdOf,
  merge,
  type Outcome,
  row,
  type RowValues,
  setAside,
  type TableMapping,
  type Target,
} from '../declare.js';
import { ordersOfStudent } from '../unfinished-orders.js';
import { apart, flag, text, utc } from '../values.js';
import { consultants, liveProfile, PROFILE_COLUMNS, profilesOf, profileValues, progressOf, wantedCampuses } from './profile.js';
import { departmentOf } from './staff-places.js';

const LONGEST_NAME = 50;

/** The WeChat identities of a student, as a state of the system keeps them. */
export interface KnownToWechat {
  readonly unionid: string | null;
  readonly openids: readonly { readonly app: WechatApp; readonly openid: string }[];
}

/** What differs between the states in people. */
export interface People {
  /** The columns of `user` beside those that every state has. */
  readonly columns: readonly string[];
  readonly files?: readonly string[];
  readonly profiles: Companion;
  readonly wechat: (user: SourceRow, profile: SourceRow | undefined, at: Context) => KnownToWechat;
  readonly student: (user: SourceRow, profile: SourceRow, at: Context) => Partial<RowValues<'Student'>>;
  readonly status: (profile: SourceRow | undefined, at: Context) => StudentStatus;
  readonly staff: (user: SourceRow) => Partial<RowValues<'Staff'>>;
}

/** Students, and staff: who signs in by a name and a password. Both have the id of the user. */
export function users(people: People): TableMapping {
  return {
    table: 'user',
    entity: 'Student',
    keepsIdsOf: ['Student', 'Staff'],
    mapped: ['id', 'password', 'last_login', 'username', 'create_time', 'is_active', 'role', ...people.columns],
    ignored: { is_superuser: 'a mark of the framework: administrators are those whose role is ADMIN' },
    ...(people.files && { files: people.files }),
    companions: { profiles: people.profiles, consultants, orders: { ...ordersOfStudent, of: (user) => [user['id']] } },
    map: (old, at) => (old['role'] === 'STUDENT' ? student(old, at, people) : staff(old, at, people)),
  };
}

export const USER = users({
  columns: [],
  profiles: profilesOf(PROFILE_COLUMNS),
  // The user name of a student is the openid.
  wechat: (user, profile) => {
    const openid = text(profile?.['openid']) ?? text(user['username']);
    return { unionid: text(profile?.['unionid']), openids: openid === null ? [] : [{ app: 'WEB', openid }] };
  },
  student: (_, profile, at) => profileValues(profile, at),
  status: (profile, at) => progressOf(profile, at.companions('orders')),
  staff: (user) => ({ name: text(user['username'])?.trim() ?? '' }),
});

/** Who is here by unionid or openid already is that student, and has filled in what is empty there. */
function student(old: SourceRow, at: Context, people: People): Outcome {
  const profile = liveProfile(at.companions('profiles'));
  const { unionid, openids } = people.wechat(old, profile, at);
  const byUnionid = unionid === null ? undefined : at.find('WechatIdentity.unionid', 'STUDENT', unionid);
  const byOpenid = openids.map(({ openid }) => at.find('WechatIdentity.openid', 'STUDENT', openid));
  const known = byUnionid ?? byOpenid.find((one) => one !== undefined);
  const same = known === undefined || known.sameSystem || known.also === null ? undefined : at.find('Student.account', known.also);
  const values = profile === undefined ? {} : people.student(old, profile, at);
  const identities = openids.map(({ app, openid }) => ({
    realm: 'STUDENT' as const,
    app,
    openid,
    unionid,
    nickname: profile?.['wx_name'] ?? null,
    avatarUrl: profile?.['headimgurl'] ?? null,
    webId: text(profile?.['webid']),
  }));
  if (same !== undefined && known?.also != null) {
    const accountId = known.also;
    at.note('openid', 'the student of that unionid or openid, who was there already');
    // By which other app they are known, too.
    const further = identities.filter(
      ({ app }, place) => byOpenid[place] === undefined && at.find('WechatIdentity.app', accountId, app) === undefined,
    );
    return [
      merge('Student', same.id, values),
      ...further.map((one) => row('WechatIdentity', { accountId, ...one }, one.app === 'WEB' ? '' : one.app)),
      ...campuses(profile, at, same.id),
    ];
  }
  const createdAt = utc(old['create_time']) ?? undefined;
  const updatedAt = utc(profile?.['create_time']) ?? createdAt;
  const accountId = new IdOf('Account');
  if (profile === undefined) at.note('name', 'there is no profile of this student');
  // An openid is one student's only; accounts of one person may share a unionid.
  const own = identities.filter((_, place) => byOpenid[place] === undefined);
  if (own.length < identities.length) at.note('openid', 'another student has it, and keeps it');
  return [
    row('Account', { realm: 'STUDENT', active: flag(old['is_active']), lastLoginAt: utc(old['last_login']), createdAt }),
    ...own.map((one) => row('WechatIdentity', { accountId, ...one }, one.app === 'WEB' ? '' : one.app)),
    row('Student', { accountId, status: people.status(profile, at), ...values, createdAt, updatedAt }),
    ...campuses(profile, at, new IdOf('Student')),
  ];
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
function staff(old: SourceRow, at: Context, people: People): Outcome {
  const roleId = at.id('user: role', old['role']);
  const departmentId = at.id('user: department', departmentOf(old['role']));
  if (roleId === undefined || departmentId === undefined) return setAside(`${old['role']} is no role`);
  const name = text(old['username'])?.trim() ?? null;
  const found = name === null ? undefined : at.find('Account.username', 'STAFF', name);
  const same = found === undefined || found.sameSystem ? undefined : at.find('Staff.account', found.id);
  if (same !== undefined && found !== undefined) {
    at.note('username', 'the member of staff of that user name, who was there already');
    // Each system's own password opens it.
    return [merge('Staff', same.id, people.staff(old)), merge('Account', found.id, { passwordHash: passwordOf(old['password']) })];
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
  return [account, row('Staff', { accountId: new IdOf('Account'), roleId, departmentId, ...people.staff(old), createdAt })];
}

/** What Django marks as opened by no password is none. */
function passwordOf(stored: string | null | undefined): string | null {
  const given = text(stored);
  return given === null || given.startsWith('!') ? null : given;
}

/** What a profile says is the student's (`user`); of several the one that counts. `more`: what else follows from it. */
export function studentInfo(
  columns: readonly string[],
  companions: Readonly<Record<string, Companion>> = {},
  more: (old: SourceRow, at: Context, studentId: number) => Target[] = () => [],
): TableMapping {
  return {
    table: 'student_info',
    entity: 'Student',
    keepsIdsOf: [],
    mapped: ['user_id', ...columns],
    companions: { profiles: { ...profilesOf(['id', 'openid']), of: (profile) => [profile['user_id']] }, ...companions },
    map: (old, at) => {
      const studentId = at.id('user', old['user_id'], 'Student');
      if (studentId === undefined) return setAside('its user is gone, or no student');
      const live = liveProfile(at.companions('profiles'));
      return live?.['id'] === at.oldId
        ? [merge('Student', studentId, {}), ...more(old, at, studentId)]
        : setAside(`a second profile of user ${old['user_id']}; the one that counts is ${live?.['id']}`);
    },
  };
}

export const STUDENT_INFO = studentInfo(PROFILE_COLUMNS);

/** The last address of a student that was not deleted is where the parcel goes. */
export function scoreDetails(columns: readonly string[], valuesOf: (old: SourceRow) => Partial<RowValues<'MailingAddress'>>): TableMapping {
  const isDeleted = (one: SourceRow): boolean => one['is_active'] === '0';
  return {
    table: 'student_score_detail',
    entity: 'MailingAddress',
    mapped: ['id', 'user_id', ...columns],
    companions: {
      same: { table: 'student_score_detail', column: 'user_id', columns: ['id', 'is_active'], of: (old) => [old['user_id']] },
    },
    map: (old, at) => {
      const studentId = at.id('user', old['user_id'], 'Student');
      if (studentId === undefined) return setAside('its user is gone, or no student');
      if (isDeleted(old)) return setAside('it was deleted there');
      const live = at.companions('same').filter((one) => !isDeleted(one));
      const newest = Math.max(...live.map(({ id }) => Number(id)));
      if (newest !== Number(at.oldId)) return setAside(`the student has a later address: ${newest}`);
      const values = valuesOf(old);
      const found = at.find('MailingAddress.student', studentId);
      return [found === undefined ? row('MailingAddress', { studentId, ...values }) : merge('MailingAddress', found.id, values)];
    },
  };
}

export const SCORE_DETAIL = scoreDetails(['department', 'phone', 'country', 'post_code', 'address'], (old) => ({
  department: old['department'] ?? null,
  recipientPhone: old['phone'] ?? null,
  country: old['country'] ?? null,
  postCode: old['post_code'] ?? null,
  address1: old['address'] ?? null,
}));
