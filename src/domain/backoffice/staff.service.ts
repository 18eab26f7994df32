import { requireMenu, requireStaff } from '../../core/auth/authorize.js';
import type { Passwords } from '../../core/auth/passwords.js';
import type { Sessions } from '../../core/auth/sessions.js';
import type { Viewer } from '../../core/auth/viewer.js';
import type { Database, Transaction } from '../../core/database/database.js';
import { refuseDuplicate } from '../../core/database/unique-violation.js';
import { DomainError } from '../../core/errors.js';
import { decodeBase64Image } from '../../core/media/base64.js';
import type { Media } from '../../core/media/media.js';
import { AUDITED, recordAudit } from '../accounts/audit.js';
import { publicFolder } from '../file-columns.js';
import { usernameIn } from '../accounts/username.js';
import { contactsOf } from '../identifiers.js';
import { withoutNulls } from '../input.js';
import { adoptFollowers, findLeader, makeLeader } from './leader.js';
import { MANAGES } from './rights.js';
import { requireAccessChange } from './staff-access.js';
import type { CreateStaffInput, UpdateStaffInput } from './staff.input.js';

const QR_CODES = publicFolder('Staff', 'qrCode');

interface StaffDependencies {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly media: Media;
}

const CONTACTS = { phone: 15, email: 50 } as const;

/** Staff and their accounts (contract: summer-crm.user.*). Methods answer the id of the row they wrote. */
export class StaffService {
  constructor(private readonly core: StaffDependencies) {}

  async create(viewer: Viewer | null, input: CreateStaffInput): Promise<number> {
    requireMenu(viewer, MANAGES.staff);
    const { username, roleId, departmentId, password, isLeader, qrCode, ...rest } = input;
    const given = { ...rest, ...contactsOf(rest, CONTACTS) };
    const passwordHash = await this.hash(password);
    const picture = await this.store(qrCode);
    return this.core.database.transaction(async (transaction) => {
      const { administrator } = await findRole(transaction, roleId);
      requireAccessChange(viewer, { own: false, role: true, department: false, leader: false, active: false, password: false, administrator });
      await requireDepartment(transaction, departmentId);
      const newAccount = transaction.account.create({ data: { realm: 'STAFF', username: usernameIn('STAFF', username), passwordHash: passwordHash ?? null } });
      const account = await refuseDuplicate(newAccount, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
      const superior = await superiorOf(transaction, given.leaderId, given.leaderName);
      const details = { ...withoutNulls(given), ...superior, qrCode: picture ?? '' };
      const { id, name } = await transaction.staff.create({ data: { ...details, accountId: account.id, roleId, departmentId } });
      await adoptFollowers(transaction, id);
      if (isLeader === true) await makeLeader(transaction, departmentId, { id, name });
      await log(transaction, viewer, id, '创建用户');
      return id;
    });
  }

  async update(viewer: Viewer | null, id: number, input: UpdateStaffInput): Promise<number> {
    requireStaff(viewer);
    const own = viewer.profileId === id;
    if (!own) requireMenu(viewer, MANAGES.staff);
    const { password, active, isLeader, qrCode, ...rest } = withoutNulls(input);
    const given = { ...rest, ...contactsOf(rest, CONTACTS) };
    const passwordHash = await this.hash(password);
    const picture = await this.store(qrCode);
    const accessChanged = await this.core.database.transaction(async (transaction) => {
      const known = await findStaff(transaction, id);
      const departmentId = given.departmentId ?? known.departmentId;
      const change = {
        own,
        role: given.roleId !== undefined && given.roleId !== known.roleId,
        department: departmentId !== known.departmentId,
        leader: isLeader === true && !known.ledDepartments.some((department) => department.id === departmentId),
        active: active !== undefined && active !== known.account.active,
        password: password !== undefined,
      };
      const newRole = change.role && given.roleId !== undefined ? await findRole(transaction, given.roleId) : known.role;
      requireAccessChange(viewer, { ...change, administrator: known.role.administrator || newRole.administrator });
      if (change.department) await requireDepartment(transaction, departmentId);

      const superior = given.leaderId === known.leaderId ? {} : await superiorOf(transaction, given.leaderId, given.leaderName);
      const details = { ...given, ...superior, ...(picture === undefined ? {} : { qrCode: picture }) };
      const { name } = await transaction.staff.update({ where: { id }, data: { ...details, updatedAt: new Date() }, select: { name: true } });
      if (isLeader === true) await makeLeader(transaction, departmentId, { id, name });
      if (change.active || change.password) {
        await transaction.account.update({ where: { id: known.accountId }, data: withoutNulls({ active, passwordHash }) });
        const stay = own && active !== false ? { exceptSessionId: viewer.sessionId } : {};
        await this.core.sessions.endAll(known.accountId, { tx: transaction, ...stay });
      }
      await log(transaction, viewer, id, '修改用户信息');
      return change.role || change.active;
    });
    if (accessChanged) await this.core.sessions.forgetAccess();
    return id;
  }

  private async hash(password: string | null | undefined): Promise<string | undefined> {
    return password === null || password === undefined ? undefined : this.core.passwords.hash('STAFF', password);
  }

  /** The path of the picture that was sent; empty text takes the picture away. */
  private async store(qrCode: string | null | undefined): Promise<string | undefined> {
    if (qrCode === null || qrCode === undefined || qrCode === '') return qrCode ?? undefined;
    return (await this.core.media.storeImage(decodeBase64Image(qrCode, 'qrCode'), { field: 'qrCode', folder: QR_CODES })).path;
  }
}

async function findStaff(transaction: Transaction, id: number) {
  const staff = await transaction.staff.findUnique({
    where: { id },
    select: {
      accountId: true, roleId: true, departmentId: true, leaderId: true,
      role: { select: { administrator: true } }, account: { select: { active: true } }, ledDepartments: { select: { id: true } },
    },
  });
  if (staff === null) throw new DomainError('NOT_FOUND');
  return staff;
}

async function findRole(transaction: Transaction, id: number): Promise<{ administrator: boolean }> {
  const role = await transaction.role.findUnique({ where: { id }, select: { administrator: true } });
  if (role === null) throw new DomainError('RELATED_MISSING', { field: 'roleId', params: { id } });
  return role;
}

async function requireDepartment(transaction: Transaction, id: number): Promise<void> {
  const department = await transaction.department.findUnique({ where: { id }, select: { id: true } });
  if (department === null) throw new DomainError('RELATED_MISSING', { field: 'departmentId', params: { id } });
}

/** A superior's id need not be anybody's; the last superior's name goes with the last superior. */
async function superiorOf(transaction: Transaction, leaderId: number | null | undefined, leaderName: string | null | undefined) {
  if (leaderId === null || leaderId === undefined) return {};
  const superior = await findLeader(transaction, leaderId);
  return { superiorId: superior?.id ?? null, leaderName: leaderName ?? superior?.name ?? '' };
}

function log(transaction: Transaction, viewer: Viewer, staffId: number, description: string): Promise<void> {
  return recordAudit(transaction, { operation: AUDITED.STAFF_CHANGE, description, actorId: viewer.accountId, entity: 'Staff', entityId: staffId });
}
