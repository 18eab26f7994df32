import { requireMenu, requireStaff } from '../../../access/authorize.js';
import { MANAGES } from '../../../access/menu-rights.js';
import type { Passwords } from '../../../access/passwords.js';
import type { Sessions } from '../../../access/sessions.js';
import type { LoginThrottle } from '../../../access/throttle.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { AUDITED, recordAudit } from '../../accounts/audit/audit.js';
import { OwnPassword } from '../../accounts/sign-in/own-password.js';
import { DomainError } from '../../errors.js';
import { publicFolder } from '../../files/file-columns.js';
import type { Uploads } from '../../files/uploads.js';
import { lockRow } from '../../locks.js';
import { contactsOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { adoptFollowers, findLeader, makeLeader, NO_SUPERIOR } from '../department/leader.js';
import { type Granted, grantedTo, requireNothingNew, requireRightsOfOwn } from '../role/giving-rights.js';
import { requireAccessChange } from './staff-access.js';
import type { CreateStaffInput, UpdateStaffInput } from './staff.input.js';

const QR_CODES = publicFolder('Staff', 'qrCode');

interface StaffDependencies {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly uploads: Uploads;
  readonly throttle: LoginThrottle;
}

const CONTACTS = { phone: 15, email: 50 } as const;

/** Staff and their accounts (contract: summer-crm.user.*). Methods answer the id of the row they wrote. */
export class StaffService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: StaffDependencies) {
    this.ownPassword = new OwnPassword(core);
  }

  async create(viewer: Viewer | null, input: CreateStaffInput): Promise<number> {
    requireMenu(viewer, MANAGES.staff);
    const { username, roleId, departmentId, password, isLeader, qrCode, leaderId, leaderName, ...rest } = input;
    const given = { ...rest, ...contactsOf(rest, CONTACTS) };
    const passwordHash = await this.hash(password);
    const picture = await this.store(viewer, qrCode);
    return this.core.database.transaction(async (transaction) => {
      const { administrator, menus } = await lockRole(transaction, roleId);
      requireAccessChange(viewer, {
        own: false,
        role: true,
        department: false,
        leader: false,
        active: false,
        password: false,
        administrator,
      });
      requireRightsOfOwn(viewer, menus, 'roleId');
      await requireDepartment(transaction, departmentId);
      const newAccount = transaction.account.create({
        data: { realm: 'STAFF', username: usernameIn('STAFF', username), passwordHash: passwordHash ?? null },
      });
      const account = await refuseDuplicate(newAccount, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
      const superior = await superiorOf(transaction, { leaderId, leaderName }, NOBODY);
      const details = { ...withoutNulls(given), ...superior, qrCode: picture ?? '' };
      const { id, name } = await transaction.staff.create({ data: { ...details, accountId: account.id, roleId, departmentId } });
      await adoptFollowers(transaction, id);
      if (isLeader === true) await makeLeader(transaction, departmentId, { id, name });
      await log(transaction, viewer, id, '创建用户');
      return id;
    });
  }

  async update(viewer: Viewer | null, id: number, { currentPassword, ...input }: UpdateStaffInput, address: string): Promise<number> {
    requireStaff(viewer);
    const own = viewer.profileId === id;
    if (!own) requireMenu(viewer, MANAGES.staff);
    const { password, active, isLeader, qrCode, leaderId, leaderName, ...rest } = withoutNulls(input);
    const given = { ...rest, ...contactsOf(rest, CONTACTS) };
    const proven = await this.ownPassword.condition(viewer, { own: own && password !== undefined, currentPassword, address });
    const passwordHash = await this.hash(password);
    const picture = await this.store(viewer, qrCode);
    return this.core.database.transaction(async (transaction) => {
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
      const newRole = change.role && given.roleId !== undefined ? await lockRole(transaction, given.roleId) : known.role;
      requireAccessChange(viewer, { ...change, administrator: known.role.administrator || newRole.administrator });
      if (own && change.role)
        requireNothingNew(
          viewer,
          known.role.menus.map((menu) => menu.id),
          newRole.menus,
          'roleId',
        );
      else if (change.role) requireRightsOfOwn(viewer, newRole.menus, 'roleId');
      if (!own && change.password) requireRightsOfOwn(viewer, known.role.menus, 'password');
      if (change.department) await requireDepartment(transaction, departmentId);

      const superior = await superiorOf(transaction, { leaderId, leaderName }, known);
      const details = { ...given, ...superior, ...(picture === undefined ? {} : { qrCode: picture }) };
      const { name } = await transaction.staff.update({
        where: { id },
        data: { ...details, ...TOUCHED },
        select: { name: true },
      });
      if (isLeader === true) await makeLeader(transaction, departmentId, { id, name });
      if (change.active || change.password) {
        const { count } = await transaction.account.updateMany({
          where: { id: known.accountId, ...proven },
          data: withoutNulls({ active, passwordHash, mustChangePassword: change.password ? false : undefined }),
        });
        if (count === 0) throw new DomainError('CONFLICT');
        const stay = own && active !== false ? { exceptSessionId: viewer.sessionId } : {};
        await this.core.sessions.endAll(known.accountId, { tx: transaction, ...stay });
      }
      if (change.role || change.active) this.core.sessions.forgetAccess(transaction);
      await log(transaction, viewer, id, '修改用户信息');
      return id;
    });
  }

  private async hash(password: string | null | undefined): Promise<string | undefined> {
    return password === null || password === undefined ? undefined : this.core.passwords.hash('STAFF', password);
  }

  /** The path of the picture that was sent; empty text takes the picture away. */
  private async store(viewer: Viewer, qrCode: string | null | undefined): Promise<string | undefined> {
    if (qrCode === null || qrCode === undefined || qrCode === '') return qrCode ?? undefined;
    return this.core.uploads.picture(viewer, qrCode, { field: 'qrCode', folder: QR_CODES });
  }
}

async function findStaff(transaction: Transaction, id: number) {
  const staff = await transaction.staff.findUnique({
    where: { id },
    select: {
      accountId: true,
      roleId: true,
      departmentId: true,
      superiorId: true,
      unknownLeaderId: true,
      role: { select: ROLE },
      account: { select: { active: true } },
      ledDepartments: { select: { id: true } },
    },
  });
  if (staff === null) throw new DomainError('NOT_FOUND');
  return { ...staff, role: grantedBy(staff.role) };
}

const ROLE = { administrator: true, privileges: { select: { menu: { select: { id: true, name: true } } } } } as const;

function grantedBy({ administrator, privileges }: { administrator: boolean; privileges: readonly { menu: Granted }[] }) {
  return { administrator, menus: privileges.map(({ menu }) => menu) };
}

/** The role that somebody is given; until they have it, it is granted nothing else. */
async function lockRole(transaction: Transaction, id: number): Promise<{ administrator: boolean; menus: readonly Granted[] }> {
  const role = await lockRow(transaction, 'Role', id, ['administrator'], { to: 'share' });
  if (role === null) throw new DomainError('RELATED_MISSING', { field: 'roleId', params: { id } });
  return { ...role, menus: await grantedTo(transaction, id) };
}

async function requireDepartment(transaction: Transaction, id: number): Promise<void> {
  const department = await transaction.department.findUnique({ where: { id }, select: { id: true } });
  if (department === null) throw new DomainError('RELATED_MISSING', { field: 'departmentId', params: { id } });
}

/** A member of staff, or the id of nobody. */
interface Superior {
  readonly superiorId: number | null;
  readonly unknownLeaderId: number | null;
}

const NOBODY: Superior = { superiorId: null, unknownLeaderId: null };

/**
 * A superior's id need not be anybody's, and then has the name that was given; the last superior's name goes with the last superior. The
 * name of a member of staff is their own.
 */
async function superiorOf(
  transaction: Transaction,
  { leaderId, leaderName }: { leaderId?: number | null | undefined; leaderName?: string | null | undefined },
  { superiorId, unknownLeaderId }: Superior,
): Promise<Partial<Superior> & { leaderName?: string }> {
  const present = unknownLeaderId ?? superiorId ?? NO_SUPERIOR;
  if ((leaderId ?? present) === present) return superiorId === null ? withoutNulls({ leaderName }) : {};
  const superior = await findLeader(transaction, Number(leaderId));
  if (superior !== null) return { ...NOBODY, superiorId: superior.id, leaderName: '' };
  return { ...NOBODY, unknownLeaderId: leaderId === NO_SUPERIOR ? null : Number(leaderId), leaderName: leaderName ?? '' };
}

function log(transaction: Transaction, viewer: Viewer, staffId: number, description: string): Promise<void> {
  return recordAudit(transaction, {
    operation: AUDITED.STAFF_CHANGE,
    description,
    actorId: viewer.accountId,
    entity: 'Staff',
    entityId: staffId,
  });
}
