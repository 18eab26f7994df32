import { describe, expect, it } from 'vitest';
import { rightsChanged } from '../../../src/access/access-changes.js';
import { drawSession, openSession } from '../../../src/access/session-opening.js';
import { changeOwnPassword, setActive } from '../../../src/domain/accounts/account/account.service.js';
import { signIn, signInWithNewPassword } from '../../../src/domain/accounts/sign-in/login.service.js';
import { recognise, welcome } from '../../../src/domain/accounts/sign-in/wechat-login.service.js';
import type { Change } from '../../../src/write/changes.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */
const now = new Date('2026-11-29T12:00:00Z');
const modelsOf = (changes: readonly Change[]) => changes.map((change) => (change.kind === 'effect' ? 'effect' : change.model));
const sessions = [
  { id: 'this', tokenHash: null },
  { id: 'other', tokenHash: 'hash' },
];

describe('a sign-in', () => {
  const none = { staff: null, student: null, teacher: null, pupil: null, shopper: null, member: null };
  const member = { ...none, id: 5, realm: 'MEMBER', active: true, passwordHash: 'h', member: { id: 6, permission: 'TEACHER' } } as const;
  const role = { enabled: true, administrator: true, privileges: [{ menu: { name: '用户管理' } }] };
  const staff = { ...none, id: 8, realm: 'STAFF', active: true, passwordHash: 'h', staff: { id: 9, role } } as const;
  const pupil = { ...none, id: 5, realm: 'PUPIL', active: true, passwordHash: 'h' } as const;
  const facts = { account: member, expired: 0, succeeded: [] };
  const drawn = drawSession('graphql', now.getTime());
  const there = { id: 7, deletedAt: null, school: { deletedAt: null } };

  it.each([
    ['nobody’s', { account: null }, {}, 'graphql', 'ACCOUNT_DISABLED'],
    ['of a disabled account', { account: { ...member, active: false } }, {}, 'graphql', 'ACCOUNT_DISABLED'],
    ['by a password that is another by now', {}, { passwordHash: 'old' }, 'graphql', 'BAD_CREDENTIALS'],
    ['by a password that is still the one', {}, { passwordHash: 'h' }, 'graphql', null],
    ['where their realm has no business', {}, {}, 'school', 'FORBIDDEN'],
    ['of a pupil', { account: { ...pupil, pupil: there } }, {}, 'school', null],
    ['of a deleted pupil', { account: { ...pupil, pupil: { ...there, deletedAt: now } } }, {}, 'school', 'ACCOUNT_DISABLED'],
    [
      'of a pupil whose school is deleted',
      { account: { ...pupil, pupil: { ...there, school: { deletedAt: now } } } },
      {},
      'school',
      'ACCOUNT_DISABLED',
    ],
  ] as const)('%s', (_, changed, proof, audience, reason) => {
    const session = drawSession(audience, now.getTime());
    expect(reasonOf(() => openSession({ ...facts, ...changed }, { accountId: 5, ...proof }, session))).toBe(reason);
  });

  it('removes expired sessions and ends those that it takes the place of, where there are any', () => {
    expect(modelsOf(openSession(facts, { accountId: 5 }, drawn).changes)).toEqual(['Account', 'Session']);
    const { changes } = openSession({ ...facts, expired: 2, succeeded: sessions }, { accountId: 5 }, drawn);
    expect(changes.map(({ kind }) => kind)).toEqual(['update', 'delete', 'update', 'effect', 'insert']);
  });

  it('of staff is logged, and tells their rights unless their role is disabled', () => {
    const { changes, outcome } = signIn({ ...facts, account: staff }, { accountId: 8 }, drawn);
    expect(modelsOf(changes)).toEqual(['Account', 'Session', 'AuditEvent']);
    expect(outcome).toMatchObject({ accountId: 8, profileId: 9, administrator: true, menus: ['用户管理'], sessionId: drawn.id });
    const disabled = { ...staff, staff: { id: 9, role: { ...role, enabled: false } } };
    expect(signIn({ ...facts, account: disabled }, { accountId: 8 }, drawn).outcome).toMatchObject({ administrator: false, menus: [] });
    expect(modelsOf(signIn(facts, { accountId: 5 }, drawn).changes)).toEqual(['Account', 'Session']);
  });
});

it('a sign-in with a new password ends the sessions before it, and needs the password that was proven', () => {
  const none = { staff: null, student: null, teacher: null, pupil: null, shopper: null };
  const account = { ...none, id: 5, realm: 'MEMBER', active: true, passwordHash: 'h', member: { id: 6, permission: 'TEACHER' } } as const;
  const facts = { locked: [true], account, expired: 0, succeeded: [], others: sessions };
  const drawn = drawSession('graphql', now.getTime());
  const { changes } = signInWithNewPassword(facts, { accountId: 5, passwordHash: 'h' }, 'new', drawn);
  expect(modelsOf(changes)).toEqual(['Account', 'Session', 'effect', 'Account', 'Session']);
  expect(changes[0]).toMatchObject({ data: { passwordHash: 'new', mustChangePassword: false } });
  expect(reasonOf(() => signInWithNewPassword(facts, { accountId: 5, passwordHash: 'old' }, 'new', drawn))).toBe('CONFLICT');
});

describe('a WeChat person', () => {
  const person = { openid: 'o', unionid: 'u', nickname: 'n', avatarUrl: 'a' };
  it('who is known is brought up to date', () => {
    expect(recognise({ locked: [], identity: null }, 'STUDENT', person)).toEqual({ changes: [], outcome: null });
    const known = recognise({ locked: [], identity: { accountId: 5 } }, 'STUDENT', person);
    expect(known).toMatchObject({ outcome: 5, changes: [{ where: { realm: 'STUDENT', openid: 'o' }, data: { nickname: 'n' } }] });
  });

  it.each([
    ['STUDENT', ['Account', 'Student', 'WechatIdentity']],
    ['MEMBER', ['Account', 'Member', 'WechatIdentity']],
  ] as const)('who is not gets an account as %s', (realm, models) => expect(modelsOf(welcome(realm, person).changes)).toEqual(models));

  it.each(['STAFF', 'TEACHER', 'PUPIL', 'SHOPPER'] as const)('who is not stays unknown as %s', (realm) =>
    expect(reasonOf(() => welcome(realm, person))).toBe('WECHAT_UNKNOWN'),
  );
});

describe('an account', () => {
  const account = { id: 5, realm: 'STAFF', passwordHash: 'old' } as const;
  const facts = { locked: [true], account, sessions };

  it('whose password changes keeps the session in which it changes; nothing changes for who proved another', () => {
    const change = { oldHash: 'old', passwordHash: 'new', sessionId: 'this', now };
    const { changes } = changeOwnPassword(facts, change);
    expect(changes).toMatchObject([{ data: { passwordHash: 'new' } }, { where: { id: { in: ['other'] } } }, { kind: 'effect' }]);
    expect(reasonOf(() => changeOwnPassword(facts, { ...change, oldHash: 'older' }))).toBe('CONFLICT');
    expect(reasonOf(() => changeOwnPassword({ ...facts, account: null }, change))).toBe('CONFLICT');
  });

  it('that is shut out loses its sessions, and of staff that is logged', () => {
    expect(modelsOf(setActive(facts, false, 1, now).changes)).toEqual(['Account', 'Session', 'effect', 'effect', 'AuditEvent']);
    expect(setActive(facts, true, 1, now).changes).toMatchObject([{ data: { active: true } }, rightsChanged(), { model: 'AuditEvent' }]);
    expect(modelsOf(setActive({ ...facts, account: { ...account, realm: 'PUPIL' } }, true, 1, now).changes)).toEqual(['Account', 'effect']);
    expect(reasonOf(() => setActive({ ...facts, account: null }, true, 1, now))).toBe('NOT_FOUND');
  });
});
