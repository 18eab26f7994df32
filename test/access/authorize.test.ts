import { describe, expect, it } from 'vitest';
import { AUDIENCES, type Audience } from '../../src/access/audiences.js';
import {
  mustProveOwnPassword,
  requireAdministrator,
  requireEntrance,
  requireRealm,
  requireStaff,
  requireViewer,
  studentActedFor,
} from '../../src/access/authorize.js';
import { requirePermission } from '../../src/access/permissions.js';
import type { Viewer } from '../../src/access/viewer.js';

const viewer = (changes: Partial<Viewer>): Viewer => ({
  accountId: 1,
  realm: 'STAFF',
  profileId: 1,
  sessionId: 's',
  audience: 'graphql',
  administrator: false,
  menus: [],
  shopStaff: false,
  memberPermission: null,
  ...changes,
});

const viewers: Record<string, Viewer | null> = {
  nobody: null,
  student: viewer({ realm: 'STUDENT' }),
  // Rights of staff count for staff only, should they ever be found on somebody else.
  'odd student': viewer({ realm: 'STUDENT', administrator: true, menus: ['部门管理'] }),
  staff: viewer({}),
  'staff with the menu': viewer({ menus: ['角色管理', '部门管理'] }),
  administrator: viewer({ administrator: true }),
};

const guards: Record<string, (asking: Viewer | null) => void> = {
  viewer: (asking) => requireViewer(asking),
  studentOrTeacher: (asking) => requireRealm(asking, 'STUDENT', 'TEACHER'),
  staff: (asking) => requireStaff(asking),
  administrator: (asking) => requireAdministrator(asking),
  menu: (asking) => requirePermission(asking, 'MANAGE_DEPARTMENTS'),
};

const allowed: Record<string, string[]> = {
  viewer: ['student', 'odd student', 'staff', 'staff with the menu', 'administrator'],
  studentOrTeacher: ['student', 'odd student'],
  staff: ['staff', 'staff with the menu', 'administrator'],
  administrator: ['administrator'],
  menu: ['staff with the menu'],
};

describe.each(Object.entries(guards))('the guard %s', (name, guard) => {
  it.each(Object.entries(viewers))('judges %s', (who, asking) => {
    const reason = asking === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    if (allowed[name]?.includes(who)) expect(() => guard(asking)).not.toThrow();
    else expect(() => guard(asking)).toThrowError(expect.objectContaining({ reason }));
  });
});

const EVERY_API = Object.keys(AUDIENCES) as Audience[];

describe('the student whom a viewer acts for', () => {
  const student = viewer({ realm: 'STUDENT', profileId: 7 });

  it('is the student, who may name nobody else (contract: summer-crm, auth.rules)', () => {
    expect([null, undefined, 7].map((named) => studentActedFor(student, named))).toEqual([7, 7, 7]);
    expect([8, 0, -7].map((named) => studentActedFor(student, named))).toEqual([null, null, null]);
  });

  it('is the one whom staff name, and nobody where they name none (contract: summer-crm.order.create)', () => {
    expect(studentActedFor(viewer({ profileId: 7 }), 8)).toBe(8);
    expect([null, undefined].map((named) => studentActedFor(viewer({ profileId: 7 }), named))).toEqual([null, null]);
  });

  it('is nobody for all others, also where a student has their number', () => {
    for (const realm of ['TEACHER', 'PUPIL', 'SHOPPER', 'MEMBER'] as const)
      expect([null, 7].map((named) => studentActedFor(viewer({ realm, profileId: 7 }), named))).toEqual([null, null]);
  });
});

describe('what depends on the API', () => {
  it("one's own password is proven in GraphQL alone: the bodies of the old APIs have no place for it", () => {
    expect(EVERY_API.filter((audience) => mustProveOwnPassword(viewer({ audience })))).toEqual(['graphql']);
  });

  it('pages are limited in GraphQL alone: old contracts promise complete lists', () => {
    expect(EVERY_API.filter((audience) => AUDIENCES[audience].pagesLimited)).toEqual(['graphql']);
  });

  it('students enter where they have an API', () => {
    const entered = EVERY_API.filter((audience) => {
      try {
        requireEntrance(audience, 'STUDENT');
        return true;
      } catch (error) {
        expect(error).toMatchObject({ reason: 'FORBIDDEN' });
        return false;
      }
    });
    expect(entered).toEqual(['graphql', 'summer-student', 'summer-crm']);
  });
});
