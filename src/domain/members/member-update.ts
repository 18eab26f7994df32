import { rightsChanged } from '../../access/access-changes.js';
import { accountLock, endSessions, openSessions } from '../../access/session-ending.js';
import type { Viewer } from '../../access/viewer.js';
import { type Decision, decision, update } from '../../write/changes.js';
import { defineWrite, type FactsOf } from '../../write/define-write.js';
import { lock, rows } from '../../write/facts.js';
import { usernameIn } from '../accounts/account/username.js';
import { DomainError } from '../errors.js';
import { contactsOf } from '../values/identifiers.js';
import { withoutNulls, type WithoutNulls } from '../values/input.js';
import { changeableFields, mayKnowAbsence, MEMBER_FIELDS } from './member-rights.js';
import type { UpdateMemberInput } from './member.type.js';

const MEMBER = {
  id: true,
  accountId: true,
  permission: true,
  avatar: true,
  name: true,
  phoneNumber: true,
  registrationNumber: true,
  account: { select: { username: true, passwordHash: true } },
} as const;

export const UPDATING_MEMBER = defineWrite<{ id: number; involved: number[] }>()({
  locks: ({ id, involved }) => [lock('Member', { id: { in: involved } }), accountLock({ member: { id } })],
  facts: ({ id, involved }) => ({
    members: rows('Member', { where: { id: { in: involved } }, select: MEMBER }),
    sessions: openSessions({ account: { member: { id } } }),
  }),
});

/** The members that an update looks at: the one who changes, where it is one, and the one who is changed. */
export function membersInvolved({ realm, profileId }: Viewer, id: number): number[] {
  return realm === 'MEMBER' ? [...new Set([profileId, id])] : [id];
}

type MemberFacts = FactsOf<typeof UPDATING_MEMBER>;

/** What of a member the rules look at. */
export type KnownMember = MemberFacts['members'][number];

type Asked = Omit<UpdateMemberInput, 'currentPassword'>;
type Changes = WithoutNulls<Asked>;

export const CONTACTS = { phoneNumber: 255 } as const;

/**
 * The member, and the changes the viewer asks for, all of which they may make. Throws MEMBER_FORBIDDEN where the viewer may change
 * nothing of that member (or must not know that there is none), NOT_FOUND, MEMBER_FIELD_FORBIDDEN.
 */
export function permittedChanges(
  { members }: Pick<MemberFacts, 'members'>,
  viewer: Viewer,
  id: number,
  input: Asked,
): { readonly target: KnownMember; readonly changes: Changes } {
  const actor = viewer.realm === 'STAFF' ? null : members.find((member) => member.id === viewer.profileId);
  if (actor === undefined) throw new DomainError('UNAUTHENTICATED');
  const target = members.find((member) => member.id === id);
  if (target === undefined) throw new DomainError(mayKnowAbsence(actor) ? 'NOT_FOUND' : 'MEMBER_FORBIDDEN');
  const allowed = changeableFields(actor, target);
  if (allowed.length === 0) throw new DomainError('MEMBER_FORBIDDEN');
  const changes = changesTo(target, input);
  const forbidden = MEMBER_FIELDS.find((field) => changes[field] !== undefined && !allowed.includes(field));
  if (forbidden !== undefined) throw new DomainError('MEMBER_FIELD_FORBIDDEN', { field: forbidden });
  return { target, changes };
}

/**
 * What differs from what is stored. A password always counts as different: whether one equals the stored one is answered
 * only to who may change it.
 */
function changesTo(target: KnownMember, { username, ...rest }: Asked): Changes {
  const stored: Readonly<Record<string, unknown>> = { ...target, ...target.account };
  const changes: Changes = withoutNulls({
    ...rest,
    ...contactsOf(rest, CONTACTS),
    username: typeof username === 'string' ? usernameIn('MEMBER', username) : null,
  });
  for (const field of MEMBER_FIELDS) if (changes[field] === stored[field]) delete changes[field];
  return changes;
}

export interface MemberUpdate {
  readonly input: Asked;
  readonly passwordHash: string | undefined;
  /** What the account must still have when something of it is written (`OwnPassword.condition`). */
  readonly proven: { readonly passwordHash?: string | null };
  readonly now: Date;
}

/** Throws what `permittedChanges` throws, and CONFLICT. */
export function updateMember(facts: MemberFacts, viewer: Viewer, id: number, given: MemberUpdate): Decision<number> {
  const { passwordHash, proven, now } = given;
  const { target, changes: asked } = permittedChanges(facts, viewer, id, given.input);
  const { username, password: _, ...profile } = asked;
  const mustChangePassword = passwordHash === undefined ? undefined : false;
  const credentials = withoutNulls({ username, passwordHash, mustChangePassword });
  const proof = proven.passwordHash;
  if (Object.keys(credentials).length > 0 && proof !== undefined && proof !== target.account.passwordHash)
    throw new DomainError('CONFLICT');
  const changes = [
    update('Account', { id: target.accountId }, credentials),
    update('Member', { id }, profile),
    ...(passwordHash === undefined ? [] : endSessions(facts.sessions, now)),
    ...(asked.permission === undefined ? [] : [rightsChanged()]),
  ];
  return decision(changes, id);
}
