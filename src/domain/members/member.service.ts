import { requireAdministrator, requireRealm } from '../../access/authorize.js';
import type { Viewer } from '../../access/viewer.js';
import type { Transaction } from '../../platform/database/database.js';
import { refuseDuplicate } from '../../platform/database/unique-violation.js';
import { decision, insert } from '../../write/changes.js';
import { usernameIn } from '../accounts/account/username.js';
import { OwnPassword } from '../accounts/sign-in/own-password.js';
import type { Core } from '../core.js';
import { DomainError } from '../errors.js';
import { lockRow, lockRows } from '../locks.js';
import { contactsOf } from '../values/identifiers.js';
import { withoutNulls, type WithoutNulls } from '../values/input.js';
import { changeableFields, mayKnowAbsence, MEMBER_FIELDS } from './member-rights.js';
import type { CreateMemberInput, UpdateMemberInput } from './member.type.js';

/** What of a member the rules look at. */
interface KnownMember {
  readonly id: number;
  readonly accountId: number;
  readonly permission: 'STUDENT' | 'TEACHER' | 'ADMIN';
  readonly account: { readonly username: string | null; readonly passwordHash: string | null };
}

type Changes = WithoutNulls<Omit<UpdateMemberInput, 'currentPassword'>>;

const CONTACTS = { phoneNumber: 255 } as const;

/** Users of the mini-program. Methods answer the id of the member they wrote. */
export class MemberService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: Pick<Core, 'database' | 'writer' | 'passwords' | 'sessions' | 'throttle'>) {
    this.ownPassword = new OwnPassword(core);
  }

  /** Administrators only. Throws USERNAME_TAKEN. */
  async create(viewer: Viewer | null, { username, password, ...profile }: CreateMemberInput): Promise<number> {
    requireAdministrator(viewer);
    const passwordHash = await this.core.passwords.hash('MEMBER', password);
    const account = insert('Account', { realm: 'MEMBER', username: usernameIn('MEMBER', username), passwordHash });
    const data = withoutNulls({ ...profile, ...contactsOf(profile, CONTACTS) });
    const member = insert('Member', { ...data, accountId: account.id });
    return refuseDuplicate(this.core.writer.write(decision([account, member], member.id)), 'username', usernameTaken);
  }

  /**
   * Changes what is given, all or nothing. Throws MEMBER_FORBIDDEN where the viewer may change nothing of that member (or
   * must not know that there is none), NOT_FOUND, MEMBER_FIELD_FORBIDDEN, USERNAME_TAKEN; for one's own password what
   * `OwnPassword.condition` throws. contract: miniapp.user.update
   */
  async update(viewer: Viewer | null, id: number, { currentPassword, ...input }: UpdateMemberInput, address: string): Promise<number> {
    requireRealm(viewer, 'MEMBER', 'STAFF');
    if (viewer.realm === 'STAFF') requireAdministrator(viewer);
    const { database, sessions } = this.core;
    // The password is hashed before the transaction, which would hold others up; the rules are asked before both, and in it.
    const { target: before, changes: asked } = await permitted(database.prisma, viewer, id, input);
    const own = viewer.accountId === before.accountId && asked.password !== undefined;
    const proven = await this.ownPassword.condition(viewer, { own, currentPassword, address });
    const passwordHash = await this.newHash(before, asked.password);

    await database.transaction(async (tx) => {
      await lockRows(tx, 'Member', involved(viewer, id), ['id']);
      const { target, changes } = await permitted(tx, viewer, id, input);
      const { username, password: _, ...profile } = changes;
      const credentials = {
        ...(username === undefined ? {} : { username }),
        ...(passwordHash === undefined ? {} : { passwordHash, mustChangePassword: false }),
      };
      if (Object.keys(credentials).length > 0) {
        const write = tx.account.updateMany({ where: { id: target.accountId, ...proven }, data: credentials });
        if ((await refuseDuplicate(write, 'username', usernameTaken)).count === 0) throw new DomainError('CONFLICT');
      }
      if (Object.keys(profile).length > 0) await tx.member.update({ where: { id }, data: profile, select: { id: true } });
      if (passwordHash !== undefined) await sessions.endAll(target.accountId, { tx });
      if (changes.permission !== undefined) sessions.forgetAccess(tx);
    });
    return id;
  }

  /** Removes a member and the account, whose sessions end at once. Administrators only. Throws NOT_FOUND. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireAdministrator(viewer);
    const { database, sessions } = this.core;
    await database.transaction(async (tx) => {
      const member = await lockRow(tx, 'Member', id, ['accountId'], { to: 'delete' });
      if (member === null) throw new DomainError('NOT_FOUND');
      await sessions.endAll(member.accountId, { tx });
      await tx.account.delete({ where: { id: member.accountId }, select: { id: true } });
      sessions.forgetAccess(tx);
    });
  }

  /** undefined where there is no other password to set. */
  private async newHash({ account }: KnownMember, password: string | undefined): Promise<string | undefined> {
    if (password === undefined || (await this.core.passwords.verify('MEMBER', account.passwordHash, password))) return undefined;
    return this.core.passwords.hash('MEMBER', password);
  }
}

/** The members that an update looks at: the one who changes, where it is one, and the one who is changed. */
function involved({ realm, profileId }: Viewer, id: number): number[] {
  return realm === 'MEMBER' ? [...new Set([profileId, id])] : [id];
}

/** The member, and the changes the viewer asks for, all of which they may make. */
async function permitted(
  tx: Transaction,
  viewer: Viewer,
  id: number,
  input: Omit<UpdateMemberInput, 'currentPassword'>,
): Promise<{ target: KnownMember; changes: Changes }> {
  const account = { select: { username: true, passwordHash: true } };
  const found = await tx.member.findMany({ where: { id: { in: involved(viewer, id) } }, include: { account } });
  // Prisma reads accounts by a second statement, whatever its types say: who was removed in between has none.
  const members = found.filter((member: { readonly account: object | null }) => member.account !== null);
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
function changesTo(target: KnownMember, { username, ...rest }: Omit<UpdateMemberInput, 'currentPassword'>): Changes {
  const stored: Readonly<Record<string, unknown>> = { ...target, ...target.account };
  const changes: Changes = withoutNulls({
    ...rest,
    ...contactsOf(rest, CONTACTS),
    username: typeof username === 'string' ? usernameIn('MEMBER', username) : null,
  });
  for (const field of MEMBER_FIELDS) if (changes[field] === stored[field]) delete changes[field];
  return changes;
}

function usernameTaken(): DomainError {
  return new DomainError('USERNAME_TAKEN', { field: 'username' });
}
