import type { Audience as StoredAudience } from '../generated/prisma/client.js';
import { defineWrite } from '../write/define-write.js';
import { count, type Known, row } from '../write/facts.js';
import type { Audience, Realm } from './audiences.js';
import type { Viewer } from './viewer.js';

/** A session as the database has it. */
export interface StoredSession {
  readonly accountId: number;
  readonly audience: Audience;
  readonly expiresAt: Date;
  readonly ended: boolean;
  /** Whether its owner has to change the password. */
  readonly mustChangePassword: boolean;
  /** null: the account is disabled, or whose profile it was is deleted. */
  readonly viewer: Viewer | null;
}

/** How a session is found: JWTs carry its id, of tickets there is a hash. */
export type SessionHandle = { readonly id: string } | { readonly tokenHash: string };

export const STORED_AUDIENCES: Readonly<Record<Audience, StoredAudience>> = {
  graphql: 'GRAPHQL',
  'summer-student': 'SUMMER_STUDENT',
  'summer-crm': 'SUMMER_CRM',
  'course-agent': 'COURSE_AGENT',
  school: 'SCHOOL',
  miniapp: 'MINIAPP',
};

const AUDIENCE_OF_STORED = new Map(Object.entries(STORED_AUDIENCES).map(([audience, stored]) => [stored, audience as Audience]));

const MENUS = { select: { menu: { select: { name: true } } }, orderBy: { menuId: 'asc' } } as const;

/** What of an account its viewer is made of. */
export const VIEWED_ACCOUNT = {
  id: true,
  realm: true,
  active: true,
  staff: { select: { id: true, role: { select: { enabled: true, administrator: true, privileges: MENUS } } } },
  student: { select: { id: true } },
  teacher: { select: { id: true } },
  pupil: { select: { id: true, deletedAt: true, school: { select: { deletedAt: true } } } },
  shopper: { select: { id: true, staff: true } },
  member: { select: { id: true, permission: true } },
} as const;

const SESSION = {
  id: true,
  audience: true,
  expiresAt: true,
  endedAt: true,
  account: { select: { ...VIEWED_ACCOUNT, mustChangePassword: true } },
} as const;

/** A session and everything its viewer needs, in one statement: every request asks that no cache answers. */
export const SESSION_BY_ID = defineWrite<{ id: string }>()({
  facts: ({ id }) => ({ session: row('Session', { where: { id }, select: SESSION }) }),
});

export const SESSION_BY_HASH = defineWrite<{ tokenHash: string }>()({
  facts: ({ tokenHash }) => ({ session: row('Session', { where: { tokenHash }, select: SESSION }) }),
});

/** How many are good, by the API that they were opened through. */
export const GOOD_SESSIONS = defineWrite<{ now: Date }>()({
  facts: ({ now }) =>
    Object.fromEntries(
      Object.values(STORED_AUDIENCES).map((audience) => [audience, count('Session', { audience, endedAt: null, expiresAt: { gt: now } })]),
    ),
});

const viewedAccount = (id: number) => row('Account', { where: { id }, select: VIEWED_ACCOUNT });
type ViewedAccount = NonNullable<Known<{ account: ReturnType<typeof viewedAccount> }>['account']>;

const session = (id: string) => row('Session', { where: { id }, select: SESSION });
type SessionRow = NonNullable<Known<{ session: ReturnType<typeof session> }>['session']>;

export function storedSession({ id, audience: stored, expiresAt, endedAt, account }: SessionRow): StoredSession {
  const audience = AUDIENCE_OF_STORED.get(stored);
  if (audience === undefined) throw new Error(`A session has the unknown audience ${stored}.`);
  const viewer = viewerOf(account, { sessionId: id, audience });
  return { accountId: account.id, audience, expiresAt, ended: endedAt !== null, mustChangePassword: account.mustChangePassword, viewer };
}

/** null where nobody may be let in: the account is disabled, or whose profile it was is deleted. */
export function viewerOf(account: ViewedAccount, through: Pick<Viewer, 'sessionId' | 'audience'>): Viewer | null {
  const { id: accountId, realm, staff, shopper, member } = account;
  const profileId = profileOf(account);
  if (!account.active || profileId === undefined) return null;
  const role = staff?.role.enabled === true ? staff.role : undefined;
  return {
    accountId,
    realm,
    profileId,
    ...through,
    administrator: role?.administrator ?? false,
    menus: role?.privileges.map(({ menu }) => menu.name) ?? [],
    shopStaff: shopper?.staff ?? false,
    memberPermission: member?.permission ?? null,
  };
}

/** Whom the session of a new account is of: somebody whose rights are those of their realm. */
export function newcomer<Id>(
  { realm, accountId, profileId }: { readonly realm: Realm; readonly accountId: Id; readonly profileId: Id },
  { id: sessionId, audience }: { readonly id: string; readonly audience: Audience },
) {
  return { accountId, realm, profileId, sessionId, audience, administrator: false, menus: [], shopStaff: false, memberPermission: null };
}

function profileOf({ realm, staff, student, teacher, pupil, shopper, member }: ViewedAccount): number | undefined {
  const present = pupil?.deletedAt === null && pupil.school.deletedAt === null ? pupil : null;
  const profiles = { STAFF: staff, STUDENT: student, TEACHER: teacher, PUPIL: present, SHOPPER: shopper, MEMBER: member };
  return profiles[realm]?.id;
}
