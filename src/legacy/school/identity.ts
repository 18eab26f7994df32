/** contract: school, auth.identities */
export type Identity = 1 | 2;
export type SchoolRealm = 'TEACHER' | 'PUPIL';

const REALMS = { 1: 'TEACHER', 2: 'PUPIL' } as const satisfies Record<Identity, SchoolRealm>;

export function isIdentity(value: unknown): value is Identity {
  return value === 1 || value === 2;
}

/** The realm of an identity that the input check has let through. */
export function realmOf(identity: number): SchoolRealm {
  if (!isIdentity(identity)) throw new TypeError(`There is no identity ${identity}.`);
  return REALMS[identity];
}

export function identityOf(realm: string): Identity {
  return realm === 'TEACHER' ? 1 : 2;
}
