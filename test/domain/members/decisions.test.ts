import { describe, expect, it } from 'vitest';
import { rightsChanged } from '../../../src/access/access-changes.js';
import type { Viewer } from '../../../src/access/viewer.js';
import { updateMember } from '../../../src/domain/members/member-update.js';
import { deleteMember } from '../../../src/domain/members/member.service.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */
const now = new Date(0);
const member = (id: number, permission: 'STUDENT' | 'TEACHER' | 'ADMIN') => ({
  id,
  accountId: id * 10,
  permission,
  avatar: '',
  name: '王',
  phoneNumber: '1',
  registrationNumber: '',
  account: { username: `m${id}`, passwordHash: 'old' },
});
const [pupil, tutor, head] = [member(1, 'STUDENT'), member(2, 'TEACHER'), member(3, 'ADMIN')];
const sessions = [{ id: 's', tokenHash: null }];
const as = (profileId: number) => ({ realm: 'MEMBER', profileId }) as Viewer;
const staff = { realm: 'STAFF', profileId: 1 } as Viewer;
const update = (viewer: Viewer, id: number, input: object, more: object = {}) =>
  updateMember({ locked: [], members: [pupil, tutor, head], sessions }, viewer, id, {
    input,
    passwordHash: undefined,
    proven: {},
    now,
    ...more,
  });

describe('a member is changed', () => {
  it.each([
    ['by themselves', as(1), 1, { phoneNumber: '2' }, null],
    ['by themselves, what is not theirs to change', as(1), 1, { name: '李' }, 'MEMBER_FIELD_FORBIDDEN'],
    ['by a 老师', as(2), 1, { name: '李' }, null],
    ['by a 老师, too much', as(2), 1, { phoneNumber: '2' }, 'MEMBER_FIELD_FORBIDDEN'],
    ['by a 学生', as(1), 2, { name: '李' }, 'MEMBER_FORBIDDEN'],
    ['who is nobody, by a 学生', as(1), 99, { name: '李' }, 'MEMBER_FORBIDDEN'],
    ['who is nobody, by a 管理员', as(3), 99, { name: '李' }, 'NOT_FOUND'],
    ['who is nobody, by staff', staff, 99, { name: '李' }, 'NOT_FOUND'],
    ['by who is no member any more', as(98), 1, { name: '李' }, 'UNAUTHENTICATED'],
  ])('%s', (_, viewer, id, input, reason) => expect(reasonOf(() => update(viewer, id, input))).toBe(reason));

  it('in what differs only; a new password ends sessions, a new permission changes rights', () => {
    const { changes } = update(as(3), 1, { name: '王', phoneNumber: '2', permission: 'TEACHER', password: 'x' }, { passwordHash: 'new' });
    expect(changes).toMatchObject([
      { model: 'Account', where: { id: 10 }, data: { passwordHash: 'new' } },
      { model: 'Member', where: { id: 1 }, data: { phoneNumber: '2', permission: 'TEACHER' } },
      { model: 'Session' },
      { kind: 'effect' },
      rightsChanged(),
    ]);
    expect(Object.keys(Reflect.get(changes[1] ?? {}, 'data'))).toEqual(['phoneNumber', 'permission']);
  });

  it('by the password that was proven', () => {
    const proven = { proven: { passwordHash: 'older' } };
    expect(reasonOf(() => update(as(1), 1, { password: 'x' }, { passwordHash: 'new', ...proven }))).toBe('CONFLICT');
    expect(reasonOf(() => update(as(1), 1, { phoneNumber: '2' }, proven))).toBe(null);
  });
});

it('a member goes with the account, once', () => {
  const { changes } = deleteMember({ locked: [], member: { accountId: 10 }, sessions }, now);
  expect(changes.map((change) => ('model' in change ? `${change.kind} ${change.model}` : change.kind))).toEqual([
    'update Session',
    'effect',
    'delete Account',
    'effect',
  ]);
  expect(reasonOf(() => deleteMember({ locked: [], member: null, sessions: [] }, now))).toBe('NOT_FOUND');
});
