/** The separate spaces of people who can sign in. */
export type Realm = 'STAFF' | 'STUDENT' | 'TEACHER' | 'PUPIL' | 'SHOPPER' | 'MEMBER';

/** The legacy surfaces, by their names in paths and settings. */
export const SURFACES = ['summer-student', 'summer-crm', 'course-agent', 'school', 'miniapp'] as const;
export type Surface = (typeof SURFACES)[number];

/** The face of the gateway a token was issued for, and the only one it opens (see `alsoAccepts`). */
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
}

const HOUR = 3600;
const DAY = 24 * HOUR;
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
  },
  'summer-student': {
    tokenFormat: 'ticket',
    lifetimeSeconds: DAY,
    singleSession: false,
    renewWithinSeconds: 0,
    realms: ['STUDENT', 'STAFF'],
    alsoAccepts: null,
  },
  'summer-crm': {
    tokenFormat: 'jwt',
    lifetimeSeconds: HOUR,
    singleSession: false,
    renewWithinSeconds: 600,
    realms: ['STUDENT', 'STAFF'],
    alsoAccepts: { audience: 'graphql', realms: ['STAFF'] },
  },
  'course-agent': {
    tokenFormat: 'jwt',
    lifetimeSeconds: 7 * DAY,
    singleSession: false,
    renewWithinSeconds: 0,
    realms: ['SHOPPER'],
    alsoAccepts: null,
  },
  school: {
    tokenFormat: 'jwt',
    lifetimeSeconds: 7 * DAY,
    singleSession: true,
    renewWithinSeconds: 0,
    realms: ['TEACHER', 'PUPIL'],
    alsoAccepts: null,
  },
  miniapp: {
    tokenFormat: 'jwt',
    lifetimeSeconds: DAY,
    singleSession: false,
    renewWithinSeconds: 0,
    realms: ['MEMBER'],
    alsoAccepts: null,
  },
};
