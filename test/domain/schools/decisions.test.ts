import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../../src/access/viewer.js';
import { inviteTeacher, removeMember } from '../../../src/domain/schools/membership/membership.service.js';
import { createPupil, deletePupil, renamePupil, replacePassword } from '../../../src/domain/schools/pupil/pupil.service.js';
import { deleteSchool, moveSchool, renameSchool } from '../../../src/domain/schools/school/school.service.js';
import type { Change } from '../../../src/write/changes.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */
const locked = [true];
const teacher = (profileId: number) => ({ realm: 'TEACHER', profileId, administrator: false }) as Viewer;
const [owner, other] = [teacher(7), teacher(8)];
const school = { id: 1, status: 'APPROVED', ownerId: 7 } as const;
const waiting = { ...school, status: 'WAITING' } as const;

describe('a school', () => {
  it('is renamed by its owner, approved or not (school.school.update)', () => {
    const renamed = (facts: typeof school | typeof waiting | null, viewer: Viewer) =>
      reasonOf(() => renameSchool({ locked: [], school: facts }, viewer, 'New'));
    expect([renamed(null, other), renamed(waiting, other), renamed(waiting, owner), renamed(school, owner)]).toEqual([
      'SCHOOL_NOT_FOUND',
      'SCHOOL_NOT_OWNER',
      null,
      null,
    ]);
  });

  it('is judged once', () => {
    const { changes } = moveSchool({ locked: [], school: waiting }, 'REJECTED', 'too small');
    expect(changes).toMatchObject([{ where: { id: 1 }, data: { status: 'REJECTED', rejectReason: 'too small' } }]);
    expect(reasonOf(() => moveSchool({ locked: [], school }, 'REJECTED', 'no'))).toBe('SCHOOL_NOT_WAITING');
  });
});

describe('who belongs to a school', () => {
  const known = (id: number, username: string) => ({ id, account: { username } });
  const invited = (facts: Partial<Parameters<typeof inviteTeacher>[0]>, viewer = owner) =>
    inviteTeacher({ locked, school, teachers: [known(3, 'A@x'), known(4, 'a@x')], ...facts }, viewer, 'a@x').changes;

  it('is told by the spelling of the address that is meant, or else the first', () => {
    expect(invited({})).toMatchObject([{ rows: [{ schoolId: 1, teacherId: 4 }] }]);
    expect(invited({ teachers: [known(3, 'A@x')] })).toMatchObject([{ rows: [{ teacherId: 3 }] }]);
  });

  it('is refused for the school before the teacher', () => {
    const nobody = { teachers: [] };
    expect(reasonOf(() => invited({ ...nobody, school: null }, other))).toBe('SCHOOL_NOT_FOUND');
    expect(reasonOf(() => invited({ ...nobody, school: waiting }, other))).toBe('SCHOOL_NOT_APPROVED');
    expect(reasonOf(() => invited(nobody, other))).toBe('SCHOOL_NOT_OWNER');
    expect(reasonOf(() => invited(nobody))).toBe('TEACHER_EMAIL_UNKNOWN');
  });

  it('is taken away from all but the owner', () => {
    const removed = (facts: Partial<Parameters<typeof removeMember>[0]>, viewer = owner) =>
      reasonOf(() => removeMember({ locked, school, teacher: { id: 7 }, ...facts }, viewer));
    expect(removed({ school: null, teacher: null }, other)).toBe('SCHOOL_NOT_FOUND');
    expect(removed({ school: waiting, teacher: null }, other)).toBe('TEACHER_NOT_FOUND');
    expect(removed({ school: waiting }, other)).toBe('SCHOOL_NOT_APPROVED');
    expect(removed({}, other)).toBe('SCHOOL_NOT_OWNER');
    expect(removed({})).toBe('OWNER_NOT_REMOVABLE');
    expect(removed({ teacher: { id: 8 } })).toBeNull();
  });
});

describe('a pupil', () => {
  it('is an account and a profile', () => {
    const { changes } = createPupil({ locked: [], school }, owner, { username: 'kid1', passwordHash: '#', name: 'Kid' });
    expect(changes).toMatchObject([
      { model: 'Account', rows: [{ realm: 'PUPIL', username: 'kid1', passwordHash: '#' }] },
      { model: 'Pupil', rows: [{ schoolId: 1, name: 'Kid' }] },
    ]);
  });

  it('is judged last', () => {
    const renamed = (facts: Partial<Parameters<typeof renamePupil>[0]>, viewer = owner) =>
      reasonOf(() => renamePupil({ locked, school, pupil: null, ...facts }, viewer, 'New'));
    expect([renamed({ school: waiting }, other), renamed({}, other), renamed({})]).toEqual([
      'SCHOOL_NOT_APPROVED',
      'SCHOOL_NOT_OWNER',
      'PUPIL_NOT_FOUND',
    ]);
  });
});

describe('whoever is shut out of a school', () => {
  const sessions = [{ id: 's', tokenHash: null }];
  const now = new Date(0);
  const modelsOf = (changes: readonly Change[]) => changes.map((change) => (change.kind === 'effect' ? 'effect' : change.model));

  it('loses account and sessions with the school, whatever its status; by its owner only', () => {
    const deleted = (viewer: Viewer) =>
      deleteSchool({ locked, school: waiting, pupils: [{ accountId: 5 }], sessions }, viewer, now).changes;
    expect(reasonOf(() => deleted(other))).toBe('SCHOOL_NOT_OWNER');
    const changes = deleted(owner);
    expect(modelsOf(changes)).toEqual(['School', 'SchoolMembership', 'Pupil', 'Account', 'Session', 'effect', 'effect']);
    expect(changes[3]).toMatchObject({ where: { id: { in: [5] } }, data: { active: false } });
  });

  it('is judged after the school, and with a new password loses sessions, but not the account', () => {
    const facts = { locked, school, pupil: { id: 4, accountId: 5 }, sessions };
    expect(reasonOf(() => deletePupil({ ...facts, pupil: null }, other, now))).toBe('SCHOOL_NOT_OWNER');
    expect(reasonOf(() => deletePupil({ ...facts, pupil: null }, owner, now))).toBe('PUPIL_NOT_FOUND');
    expect(modelsOf(deletePupil(facts, owner, now).changes)).toEqual(['Pupil', 'Account', 'Session', 'effect', 'effect']);
    const { changes } = replacePassword(facts, owner, 'new', now);
    expect(changes[0]).toMatchObject({ where: { id: 5 }, data: { passwordHash: 'new' } });
    expect(modelsOf(changes)).toEqual(['Account', 'Session', 'effect']);
  });
});
