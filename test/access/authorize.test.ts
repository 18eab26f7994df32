import { describe, expect, it } from 'vitest';
import { requireAdministrator, requireMenu, requireRealm, requireStaff, requireViewer } from '../../src/access/authorize.js';
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
  menu: (asking) => requireMenu(asking, '部门管理'),
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
