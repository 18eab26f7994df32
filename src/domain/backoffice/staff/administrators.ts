import type { Passwords } from '../../../access/passwords.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, insertAll, type NewId } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, inTurn, row, rows } from '../../../write/facts.js';
import type { Writer } from '../../../write/writer.js';
import { usernameIn } from '../../accounts/account/username.js';
import { AUDITED, audited } from '../../accounts/audit/audit.js';
import { DomainError } from '../../errors.js';

/** A key of PostgreSQL's advisory locks: processes that start together make one administrator between them. */
const ADMINISTRATORS_LOCK = 72_616_002;

export interface NewAdministrator {
  readonly username: string;
  readonly password: string;
}

const MAKING = defineWrite<object>()({
  locks: () => [inTurn(ADMINISTRATORS_LOCK)],
  facts: () => ({
    administrators: count('Staff', { role: { administrator: true, enabled: true }, account: { active: true } }),
    menus: rows('Menu', { where: {}, select: { id: true } }),
    roles: rows('Role', {
      where: { administrator: true, enabled: true },
      select: { id: true, privileges: { select: { menuId: true } } },
      orderBy: { id: 'asc' },
    }),
    department: row('Department', { where: {}, orderBy: { id: 'asc' }, select: { id: true } }),
  }),
});

type Facts = FactsOf<typeof MAKING>;

interface Made {
  readonly username: string;
  readonly passwordHash: string;
  /** What the operation log says. */
  readonly description: string;
}

/** An administrator whose role has every menu entry: one that is there, or a new one. */
export function newAdministrator({ menus, roles, department }: Facts, { username, passwordHash, description }: Made): Decision<NewId> {
  if (department === null) throw new Error('There is no department that an administrator could belong to.');
  const whole = roles.find(({ privileges }) => menus.every(({ id }) => privileges.some(({ menuId }) => menuId === id)));
  const role = insert('Role', { name: '超级管理员', description: '全部菜单', administrator: true });
  const privileges = menus.map(({ id }) => ({ roleId: role.id, menuId: id }));
  const account = insert('Account', { realm: 'STAFF', username, passwordHash });
  const staff = insert('Staff', { accountId: account.id, roleId: whole?.id ?? role.id, departmentId: department.id });
  const changes = [
    ...(whole === undefined ? [role, insertAll('Privilege', privileges)] : []),
    account,
    staff,
    audited({ operation: AUDITED.STAFF_CHANGE, description, actorId: null, entity: 'Staff', entityId: staff.id }),
  ];
  return decision(changes, staff.id);
}

/** Null where there is an active administrator already. */
export function firstAdministrator(facts: Facts, made: Made): Decision<NewId | null> {
  return facts.administrators > 0 ? decision([], null) : newAdministrator(facts, made);
}

/**
 * Makes the account that a fresh system is managed with. Does nothing, and answers false, where an active administrator
 * exists. Throws USERNAME_TAKEN.
 */
export async function makeFirstAdministrator(writer: Writer, passwords: Passwords, given: NewAdministrator): Promise<boolean> {
  const made = await hashed(passwords, given, '创建首个管理员');
  return (await refuseTaken(writer.run(MAKING, {}, (facts) => firstAdministrator(facts, made)))) !== null;
}

/** Makes one more administrator, for whoever runs the system: no viewer is asked. Answers the id of the member of staff. Throws USERNAME_TAKEN. */
export async function makeAdministrator(writer: Writer, passwords: Passwords, given: NewAdministrator): Promise<number> {
  const made = await hashed(passwords, given, '创建管理员');
  return refuseTaken(writer.run(MAKING, {}, (facts) => newAdministrator(facts, made)));
}

async function hashed(passwords: Passwords, { username, password }: NewAdministrator, description: string): Promise<Made> {
  return { username: usernameIn('STAFF', username), passwordHash: await passwords.hash('STAFF', password), description };
}

function refuseTaken<T>(write: Promise<T>): Promise<T> {
  return refuseDuplicate(write, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
}
