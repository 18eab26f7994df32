import type { Passwords } from '../../../access/passwords.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { AUDITED, recordAudit } from '../../accounts/audit/audit.js';
import { DomainError } from '../../errors.js';

/** A key of PostgreSQL's advisory locks: processes that start together make one administrator between them. */
const ADMINISTRATORS_LOCK = 72_616_002;

export interface NewAdministrator {
  readonly username: string;
  readonly password: string;
}

/** Active members of staff whose role is an enabled administrator role. */
const ADMINISTRATORS = { role: { administrator: true, enabled: true }, account: { active: true } } as const;

/**
 * Makes the account that a fresh system is managed with. Does nothing, and answers false, where an active administrator
 * exists. Throws USERNAME_TAKEN.
 */
export async function makeFirstAdministrator(database: Database, passwords: Passwords, given: NewAdministrator): Promise<boolean> {
  const passwordHash = await passwords.hash('STAFF', given.password);
  return database.transaction(async (transaction) => {
    await takeTurns(transaction);
    if ((await transaction.staff.count({ where: ADMINISTRATORS })) > 0) return false;
    await make(transaction, { username: given.username, passwordHash, description: '创建首个管理员' });
    return true;
  });
}

/** Makes one more administrator, for whoever runs the system: no viewer is asked. Answers the id of the member of staff. Throws USERNAME_TAKEN. */
export async function makeAdministrator(database: Database, passwords: Passwords, given: NewAdministrator): Promise<number> {
  const passwordHash = await passwords.hash('STAFF', given.password);
  return database.transaction(async (transaction) => {
    await takeTurns(transaction);
    return make(transaction, { username: given.username, passwordHash, description: '创建管理员' });
  });
}

async function takeTurns(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`;
}

interface Made {
  readonly username: string;
  readonly passwordHash: string;
  /** What the operation log says. */
  readonly description: string;
}

async function make(transaction: Transaction, { username, passwordHash, description }: Made): Promise<number> {
  const roleId = await administratorRole(transaction);
  const department = await transaction.department.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const newAccount = transaction.account.create({ data: { realm: 'STAFF', username: usernameIn('STAFF', username), passwordHash } });
  const account = await refuseDuplicate(newAccount, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
  const { id } = await transaction.staff.create({ data: { accountId: account.id, roleId, departmentId: department.id } });
  await recordAudit(transaction, { operation: AUDITED.STAFF_CHANGE, description, actorId: null, entity: 'Staff', entityId: id });
  return id;
}

/** A role with every menu entry: one that is there, or a new one. */
async function administratorRole(transaction: Transaction): Promise<number> {
  const menus = await transaction.menu.findMany({ select: { id: true } });
  const known = await transaction.role.findMany({
    where: { administrator: true, enabled: true },
    select: { id: true, privileges: { select: { menuId: true } } },
    orderBy: { id: 'asc' },
  });
  const whole = known.find(({ privileges }) => menus.every(({ id }) => privileges.some(({ menuId }) => menuId === id)));
  if (whole !== undefined) return whole.id;
  const privileges = { create: menus.map(({ id }) => ({ menuId: id })) };
  const role = await transaction.role.create({ data: { name: '超级管理员', description: '全部菜单', administrator: true, privileges } });
  return role.id;
}
