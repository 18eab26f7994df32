/** The separate spaces of people who can sign in. */
export type Realm = 'STAFF' | 'STUDENT' | 'TEACHER' | 'PUPIL' | 'SHOPPER' | 'MEMBER';

/** The legacy surfaces, by their names in paths and settings. */
export const SURFACES = ['summer-student', 'summer-crm', 'course-agent', 'school', 'miniapp'] as const;
export type Surface = (typeof SURFACES)[number];

/** The API that a token is for, GraphQL or a surface, and the only one that it opens (see `alsoAccepts`). */
export type Audience = 'graphql' | Surface;

export interface AudienceRules {
  /** `ticket`: opaque `TK-` text; `jwt`: signed, carries its session's id. */
  readonly tokenFormat: 'jwt' | 'ticket';
  readonly lifetimeSeconds: number;
  /** A sign-in ends the account's earlier sessions of this audience. */
  readonly singleSession: boolean;
  /** A token with fewer seconds of life left is answered with a fresh one; 0: never. */
  readonly renewWithinSeconds: number;
  /** Who can hold a session of this audience. */
  readonly realms: readonly Realm[];
  /** Tokens of another audience that open this one too, for these realms. */
  readonly alsoAccepts: { readonly audience: Audience; readonly realms: readonly Realm[] } | null;
  /** Who judges payments besides administrators: nobody, whose role has a finance menu, or all staff. */
  readonly ordersJudgedBy: 'administrators' | 'finance' | 'staff';
  /** Whoever changes their own password says the present one. The bodies of the old APIs have no place for it. */
  readonly ownPasswordProven: boolean;
  /** Whoever has to change their password does so before they get in. The old APIs have no words for that. */
  readonly passwordChangeDemanded: boolean;
  /** Students write the back office's marks in their own file: the old app had no rights of its own. */
  readonly ownMarksWritten: boolean;
  /** Whether the operator may open calls of the shop to callers who have not signed in (COURSE_AGENT_OPEN). */
  readonly shopCallsOpenable: boolean;
  /** Lists come in pages of a limited size. Old contracts promise complete lists. */
  readonly pagesLimited: boolean;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What holds for old APIs whose contracts say nothing else. */
const OLD_API = {
  tokenFormat: 'jwt',
  singleSession: false,
  renewWithinSeconds: 0,
  alsoAccepts: null,
  ordersJudgedBy: 'finance',
  ownPasswordProven: false,
  passwordChangeDemanded: false,
  ownMarksWritten: false,
  shopCallsOpenable: false,
  pagesLimited: false,
} as const;

const EVERYBODY: readonly Realm[] = ['STAFF', 'STUDENT', 'TEACHER', 'PUPIL', 'SHOPPER', 'MEMBER'];

/** From the `auth` parts of the contracts; where one states no lifetime (course-agent, school) it is this project's. */
export const AUDIENCES: Readonly<Record<Audience, AudienceRules>> = {
  graphql: {
    tokenFormat: 'jwt',
    lifetimeSeconds: DAY,
    singleSession: false,
    renewWithinSeconds: 0,
    realms: EVERYBODY,
    alsoAccepts: { audience: 'summer-crm', realms: ['STAFF'] },
    ordersJudgedBy: 'finance',
    ownPasswordProven: true,
    passwordChangeDemanded: true,
    ownMarksWritten: false,
    shopCallsOpenable: false,
    pagesLimited: true,
  },
  'summer-student': {
    ...OLD_API,
    tokenFormat: 'ticket',
    lifetimeSeconds: DAY,
    realms: ['STUDENT', 'STAFF'],
    // contract: summer-student.order.update-status
    ordersJudgedBy: 'administrators',
  },
  'summer-crm': {
    ...OLD_API,
    lifetimeSeconds: HOUR,
    renewWithinSeconds: 600,
    realms: ['STUDENT', 'STAFF'],
    alsoAccepts: { audience: 'graphql', realms: ['STAFF'] },
    // contract: summer-crm.order.update
    ordersJudgedBy: 'staff',
    // contract: summer-crm.student.update
    ownMarksWritten: true,
  },
  'course-agent': {
    ...OLD_API,
    lifetimeSeconds: 7 * DAY,
    realms: ['SHOPPER'],
    shopCallsOpenable: true,
  },
  school: {
    ...OLD_API,
    lifetimeSeconds: 7 * DAY,
    singleSession: true,
    realms: ['TEACHER', 'PUPIL'],
  },
  miniapp: {
    ...OLD_API,
    lifetimeSeconds: DAY,
    realms: ['MEMBER'],
  },
};
