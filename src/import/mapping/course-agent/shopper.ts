import { readHash } from '../../../access/stored-hash.js';
import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, merge, PasswordToHash, row, setAside, type TableMapping } from '../declare.js';
import { anyText, apart, flag, text } from '../values.js';
import { fen, instant } from './values.js';

const LONGEST_USERNAME = 255;
const MD5 = /^[0-9a-f]{32}$/i;

export const SHOPPER: TableMapping = {
  table: 'shoppers',
  entity: 'Shopper',
  key: ['user_id'],
  repeats: true,
  keepsIdsOf: ['Shopper'],
  mapped: [
    'user_id',
    'username',
    'password',
    'real_name',
    'school_name',
    'invite_code',
    'inviter_user_id',
    'staff',
    'openid',
    'unionid',
    'not_cash_fen',
    'in_cash_fen',
    'is_cash_fen',
    'created_at',
    'active',
  ],
  map: (old, at) => {
    const createdAt = instant(old['created_at']);
    const openid = text(old['openid']);
    const accountId = new IdOf('Account');
    const taken = openid !== null && at.find('WechatIdentity.openid', 'SHOPPER', openid) !== undefined;
    if (taken) at.note('openid', 'another shopper has this WeChat identity: it stays theirs');
    return [
      row('Account', {
        realm: 'SHOPPER',
        username: usernameOf(old, at),
        passwordHash: passwordOf(old, at),
        active: old['active'] == null || flag(old['active']),
        createdAt,
      }),
      ...(openid === null || taken
        ? []
        : [row('WechatIdentity', { accountId, realm: 'SHOPPER', app: 'MINI', openid, unionid: text(old['unionid']) })]),
      row('Shopper', {
        accountId,
        realName: anyText(old['real_name']),
        schoolName: anyText(old['school_name']),
        inviteCode: inviteCodeOf(old, at),
        staff: flag(old['staff']),
        notCashFen: fen(old['not_cash_fen']) ?? 0,
        inCashFen: fen(old['in_cash_fen']) ?? 0,
        isCashFen: fen(old['is_cash_fen']) ?? 0,
        createdAt,
      }),
    ];
  },
  links: (old, at) => {
    const given = text(old['inviter_user_id']);
    const inviterId = at.id('shoppers', given) ?? null;
    if (given !== null && inviterId === null) at.note('inviterId', `shopper ${given} is gone`);
    return { inviterId };
  },
};

function usernameOf(old: SourceRow, at: Context): string | null {
  const name = text(old['username'])?.trim() ?? null;
  if (name === null || at.find('Account.username', 'SHOPPER', name) === undefined) return name;
  const other = apart(name, at, LONGEST_USERNAME);
  at.note('username', `${JSON.stringify(name)} is another's: it signs in as ${JSON.stringify(other)}`);
  return other;
}

/** Each shopper has one; who has none, or somebody else's, gets one of the old id. */
function inviteCodeOf(old: SourceRow, at: Context): string {
  const given = text(old['invite_code'])?.trim() ?? null;
  if (given !== null && at.find('Shopper.inviteCode', given) === undefined) return given;
  at.note('inviteCode', given === null ? 'it had none' : `${JSON.stringify(given)} is another's`);
  return `OLD${at.oldId}`;
}

/** A slow hash says what it is by its beginning; 32 hexadecimal digits are taken for MD5; anything else is the password itself. */
function passwordOf(old: SourceRow, at: Context): string | PasswordToHash | null {
  const given = old['password'];
  if (given == null || given === '' || given.startsWith('!')) return null;
  if (readHash(given) !== null) return given;
  return new PasswordToHash(MD5.test(given) ? 'md5' : 'plain', given, `course-agent shoppers ${at.oldId}`);
}

export const ENROLMENT: TableMapping = {
  table: 'enrolments',
  entity: 'ShopCourseEnrolment',
  key: ['user_id', 'course_id'],
  repeats: true,
  mapped: ['user_id', 'course_id', 'created_at'],
  map: (old, at) => {
    const shopperId = at.id('shoppers', old['user_id']);
    const courseId = at.id('courses', old['course_id']);
    if (shopperId === undefined || courseId === undefined) return setAside('its shopper or its course is gone');
    const found = at.find('ShopCourseEnrolment.course', shopperId, courseId);
    if (found !== undefined) return [merge('ShopCourseEnrolment', found.id, {})];
    return [row('ShopCourseEnrolment', { shopperId, courseId, createdAt: instant(old['created_at']) })];
  },
};

export const COUPON: TableMapping = {
  table: 'coupons',
  entity: 'ShopCoupon',
  key: ['coupon_code'],
  repeats: true,
  mapped: ['coupon_code', 'user_id', 'coupon_money_fen', 'used', 'expires_at', 'created_at'],
  keepsIdsOf: [],
  map: (old, at) => {
    const shopperId = at.id('shoppers', old['user_id']);
    if (shopperId === undefined) return setAside('its shopper is gone');
    const code = text(old['coupon_code'])?.trim() ?? null;
    if (code === null || at.find('ShopCoupon.code', code) !== undefined) return setAside('its code is empty, or another coupon has it');
    return [
      row('ShopCoupon', {
        shopperId,
        code,
        amountFen: fen(old['coupon_money_fen']) ?? 0,
        used: flag(old['used']),
        expiresAt: instant(old['expires_at']) ?? null,
        createdAt: instant(old['created_at']),
      }),
    ];
  },
  compare: { entity: 'ShopCoupon' },
};
