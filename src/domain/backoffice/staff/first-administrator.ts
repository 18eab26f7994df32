import type { Passwords } from '../../../access/passwords.js';
import type { Database } from '../../../platform/database/database.js';
import { usernameIn } from '../../accounts/account/username.js';
import { AUDITED, recordAudit } from '../../accounts/audit/audit.js';

/** A key of PostgreSQL's advisory locks: processes that start together make one administrator between them. */
const FIRST_ADMINISTRATOR_LOCK = 72_616_002;

/**
 * Makes the account that a fresh system is managed with: an administrator with every menu entry. Does nothing, and
 * answers false, where an active administrator exists. Throws where the user name is somebody else's.
 */
export async function makeFirstAdministrator(
  database: Database,
  passwords: Passwords,
  given: { username: string; password: string },
): Promise<boolean> {
  const passwordHash = await passwords.hash('STAFF', given.password);
  return database.transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ADMINISTRATOR_LOCK})`;
    const known = await transaction.staff.count({ where: { role: { administrator: true, enabled: true }, account: { active: true } } });
    if (known > 0) return false;
    const menus = await transaction.menu.findMany({ select: { id: true } });
    const privileges = { create: menus.map(({ id }) => ({ menuId: id })) };
    const role = await transaction.role.create({ data: { name: '超级管理员', description: '全部菜单', administrator: true, privileges } });
    const department = await transaction.department.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const account = await transaction.account.create({
      data: { realm: 'STAFF', username: usernameIn('STAFF', given.username), passwordHash },
    });
    const staff = await transaction.staff.create({ data: { accountId: account.id, roleId: role.id, departmentId: department.id } });
    await recordAudit(transaction, {
      operation: AUDITED.STAFF_CHANGE,
      description: '创建首个管理员',
      actorId: null,
      entity: 'Staff',
      entityId: staff.id,
    });
    return true;
  });
}
