import { rightsChanged } from '../../access/access-changes.js';
import { requireRealm } from '../../access/authorize.js';
import { requirePermission } from '../../access/permissions.js';
import { accountLock, endSessions, openSessions } from '../../access/session-ending.js';
import type { Viewer } from '../../access/viewer.js';
import { refuseDuplicate } from '../../platform/database/unique-violation.js';
import { type Decision, decision, insert, remove } from '../../write/changes.js';
import { defineWrite, type FactsOf } from '../../write/define-write.js';
import { lock, row } from '../../write/facts.js';
import { usernameIn } from '../accounts/account/username.js';
import { OwnPassword } from '../accounts/sign-in/own-password.js';
import type { Core } from '../core.js';
import { DomainError } from '../errors.js';
import { contactsOf } from '../values/identifiers.js';
import { withoutNulls } from '../values/input.js';
import { CONTACTS, type KnownMember, membersInvolved, permittedChanges, updateMember, UPDATING_MEMBER } from './member-update.js';
import type { CreateMemberInput, UpdateMemberInput } from './member.type.js';

const DELETING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Member', { id }, 'delete'), accountLock({ member: { id } })],
  facts: ({ id }) => ({
    member: row('Member', { where: { id }, select: { accountId: true } }),
    sessions: openSessions({ account: { member: { id } } }),
  }),
});

/** The member goes with the account, and so do the sessions. */
export function deleteMember({ member, sessions }: FactsOf<typeof DELETING>, now: Date): Decision<null> {
  if (member === null) throw new DomainError('NOT_FOUND');
  return decision([...endSessions(sessions, now), remove('Account', { id: member.accountId }), rightsChanged()], null);
}

/** Users of the mini-program. Methods answer the id of the member they wrote. */
export class MemberService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: Pick<Core, 'writer' | 'passwords' | 'throttle'>) {
    this.ownPassword = new OwnPassword(core);
  }

  /** Administrators only. Throws USERNAME_TAKEN. */
  async create(viewer: Viewer | null, { username, password, ...profile }: CreateMemberInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_MEMBERS');
    const passwordHash = await this.core.passwords.hash('MEMBER', password);
    const account = insert('Account', { realm: 'MEMBER', username: usernameIn('MEMBER', username), passwordHash });
    const data = withoutNulls({ ...profile, ...contactsOf(profile, CONTACTS) });
    const member = insert('Member', { ...data, accountId: account.id });
    return refuseDuplicate(this.core.writer.write(decision([account, member], member.id)), 'username', usernameTaken);
  }

  /**
   * Changes what is given, all or nothing. Throws what `updateMember` throws, USERNAME_TAKEN, and for one's own password what
   * `OwnPassword.condition` throws. contract: miniapp.user.update
   */
  async update(viewer: Viewer | null, id: number, { currentPassword, ...input }: UpdateMemberInput, address: string): Promise<number> {
    requireRealm(viewer, 'MEMBER', 'STAFF');
    if (viewer.realm === 'STAFF') requirePermission(viewer, 'MANAGE_MEMBERS');
    const { writer } = this.core;
    const places = { id, involved: membersInvolved(viewer, id) };
    // The password is hashed before the transaction, which would hold others up; the rules are asked before both, and in it.
    const { target, changes } = permittedChanges(await writer.look(UPDATING_MEMBER, places), viewer, id, input);
    const own = viewer.accountId === target.accountId && changes.password !== undefined;
    const proven = await this.ownPassword.condition(viewer, { own, currentPassword, address });
    const passwordHash = await this.newHash(target, changes.password);
    const given = { input, passwordHash, proven, now: new Date() };
    const write = writer.run(UPDATING_MEMBER, places, (facts) => updateMember(facts, viewer, id, given));
    return refuseDuplicate(write, 'username', usernameTaken);
  }

  /** Removes a member and the account, whose sessions end at once. Administrators only. Throws NOT_FOUND. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requirePermission(viewer, 'MANAGE_MEMBERS');
    await this.core.writer.run(DELETING, { id }, (facts) => deleteMember(facts, new Date()));
  }

  /** undefined where there is no other password to set. */
  private async newHash({ account }: KnownMember, password: string | undefined): Promise<string | undefined> {
    if (password === undefined || (await this.core.passwords.verify('MEMBER', account.passwordHash, password))) return undefined;
    return this.core.passwords.hash('MEMBER', password);
  }
}

function usernameTaken(): DomainError {
  return new DomainError('USERNAME_TAKEN', { field: 'username' });
}
