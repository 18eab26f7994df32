import { Prisma, type Audience as StoredAudience } from '../generated/prisma/client.js';
import type { Transaction } from '../platform/database/database.js';
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

interface Row {
  readonly id: string;
  readonly account_id: number;
  readonly audience: StoredAudience;
  readonly expires_at: Date;
  readonly ended: boolean;
  readonly realm: Realm;
  readonly active: boolean;
  readonly must_change_password: boolean;
  readonly profile_id: number | null;
  readonly administrator: boolean;
  readonly menus: readonly string[];
  readonly shop_staff: boolean;
  readonly member_permission: Viewer['memberPermission'];
}

/**
 * Reads a session and everything its viewer needs. Written as SQL because it is one statement on the way of every
 * request that no cache answers; Prisma's `include` would send about ten.
 */
export async function loadSession(transaction: Transaction, handle: SessionHandle): Promise<StoredSession | null> {
  const found = 'id' in handle ? Prisma.sql`s.id = ${handle.id}` : Prisma.sql`s.token_hash = ${handle.tokenHash}`;
  const [row] = await transaction.$queryRaw<Row[]>`
    SELECT s.id, s.account_id, s.audience::text AS audience, s.expires_at, s.ended_at IS NOT NULL AS ended,
      a.realm::text AS realm, a.active, a.must_change_password,
      coalesce(staff.id, student.id, teacher.id, live_pupil.id, shopper.id, member.id) AS profile_id,
      coalesce(role.enabled AND role.administrator, false) AS administrator,
      coalesce((
        SELECT json_agg(menu.name ORDER BY menu.id) FROM privilege JOIN menu ON menu.id = privilege.menu_id
        WHERE role.enabled AND privilege.role_id = role.id
      ), '[]'::json) AS menus,
      coalesce(shopper.staff, false) AS shop_staff,
      member.permission::text AS member_permission
    FROM session s
    JOIN account a ON a.id = s.account_id
    LEFT JOIN staff ON a.realm = 'STAFF' AND staff.account_id = a.id
    LEFT JOIN role ON role.id = staff.role_id
    LEFT JOIN student ON a.realm = 'STUDENT' AND student.account_id = a.id
    LEFT JOIN teacher ON a.realm = 'TEACHER' AND teacher.account_id = a.id
    LEFT JOIN (
      SELECT pupil.id, pupil.account_id FROM pupil JOIN school ON school.id = pupil.school_id
      WHERE pupil.deleted_at IS NULL AND school.deleted_at IS NULL
    ) live_pupil ON a.realm = 'PUPIL' AND live_pupil.account_id = a.id
    LEFT JOIN shopper ON a.realm = 'SHOPPER' AND shopper.account_id = a.id
    LEFT JOIN member ON a.realm = 'MEMBER' AND member.account_id = a.id
    WHERE ${found}`;
  if (row === undefined) return null;
  const audience = AUDIENCE_OF_STORED.get(row.audience);
  if (audience === undefined) throw new Error(`A session has the unknown audience ${row.audience}.`);
  return {
    accountId: row.account_id,
    audience,
    expiresAt: row.expires_at,
    ended: row.ended,
    mustChangePassword: row.must_change_password,
    viewer: viewerOf(row, audience),
  };
}

function viewerOf(row: Row, audience: Audience): Viewer | null {
  if (!row.active || row.profile_id === null) return null;
  return {
    accountId: row.account_id,
    realm: row.realm,
    profileId: row.profile_id,
    sessionId: row.id,
    audience,
    administrator: row.administrator,
    menus: row.menus,
    shopStaff: row.shop_staff,
    memberPermission: row.member_permission,
  };
}
