import type { Realm } from '../../src/access/audiences.js';

/** Everybody the guard tests ask as: the demo accounts, nobody at all, and staff who may read the operation log. */
export const VIEWERS = {
  anonymous: null,
  demoadmin: { realm: 'STAFF', username: 'demoadmin' },
  demosales: { realm: 'STAFF', username: 'demosales' },
  demoserver: { realm: 'STAFF', username: 'demoserver' },
  logreader: { realm: 'STAFF', username: 'logreader' },
  student1: { realm: 'STUDENT', username: 'student1' },
  student2: { realm: 'STUDENT', username: 'student2' },
  teacher1: { realm: 'TEACHER', username: 'teacher1@example.com' },
  teacher2: { realm: 'TEACHER', username: 'teacher2@example.com' },
  pupil1: { realm: 'PUPIL', username: 'pupil1' },
  shopper1: { realm: 'SHOPPER', username: 'shopper1' },
  shopper2: { realm: 'SHOPPER', username: 'shopper2' },
  shopstaff1: { realm: 'SHOPPER', username: 'shopstaff1' },
  member1: { realm: 'MEMBER', username: 'member1' },
  tutor1: { realm: 'MEMBER', username: 'tutor1' },
  manager1: { realm: 'MEMBER', username: 'manager1' },
} as const satisfies Record<string, { realm: Realm; username: string } | null>;

export type ViewerName = keyof typeof VIEWERS;
export const VIEWER_NAMES = Object.keys(VIEWERS) as ViewerName[];

/** What rights to read depend on, as the design names it. */
export const CLASSES = {
  anonymous: 'nobody',
  demoadmin: 'administrator',
  demosales: 'staff',
  demoserver: 'staff',
  logreader: 'logReader',
  student1: 'student',
  student2: 'student',
  teacher1: 'teacher',
  teacher2: 'teacher',
  pupil1: 'pupil',
  shopper1: 'shopper',
  shopper2: 'shopper',
  shopstaff1: 'shopper',
  member1: 'member',
  tutor1: 'member',
  manager1: 'memberAdmin',
} as const satisfies Record<ViewerName, string>;

export type ViewerClass = (typeof CLASSES)[ViewerName];

const STAFF: readonly ViewerClass[] = ['administrator', 'staff', 'logReader'];
const OTHERS: readonly ViewerClass[] = ['student', 'teacher', 'pupil', 'shopper', 'member', 'memberAdmin'];

export const isStaff = (name: ViewerName): boolean => STAFF.includes(CLASSES[name]);

/** Gives each class of viewers what the most particular of the names says of it; `others` is everybody signed in but staff. */
export function byClass<T>(named: Partial<Record<ViewerClass | 'allStaff' | 'others', T>>, otherwise: T): Record<ViewerClass, T> {
  const groupOf = (name: ViewerClass): T | undefined =>
    STAFF.includes(name) ? named.allStaff : OTHERS.includes(name) ? named.others : undefined;
  const classes = [...new Set(Object.values(CLASSES))] as ViewerClass[];
  return Object.fromEntries(classes.map((name) => [name, named[name] ?? groupOf(name) ?? otherwise])) as Record<ViewerClass, T>;
}
