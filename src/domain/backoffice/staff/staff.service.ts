import { requireStaff } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { OwnPassword } from '../../accounts/sign-in/own-password.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { publicFolder } from '../../files/file-columns.js';
import { contactsOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { staffIdIn } from '../department/leader.js';
import { createStaff, CREATING_STAFF } from './staff-creation.js';
import { updateStaff, UPDATING_STAFF } from './staff-update.js';
import type { CreateStaffInput, UpdateStaffInput } from './staff.input.js';

const QR_CODES = publicFolder('Staff', 'qrCode');

const CONTACTS = { phone: 15, email: 50 } as const;

/** Staff and their accounts (contract: summer-crm.user.*). Methods answer the id of the row they wrote. */
export class StaffService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: Pick<Core, 'writer' | 'passwords' | 'uploads' | 'throttle'>) {
    this.ownPassword = new OwnPassword(core);
  }

  async create(viewer: Viewer | null, input: CreateStaffInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_STAFF');
    const { username, roleId, departmentId, password, isLeader, qrCode, leaderId, leaderName, ...rest } = input;
    const given = {
      account: { username: usernameIn('STAFF', username), passwordHash: (await this.hash(password)) ?? null },
      roleId,
      departmentId,
      details: { ...withoutNulls({ ...rest, ...contactsOf(rest, CONTACTS) }), qrCode: (await this.store(viewer, qrCode)) ?? '' },
      superior: { leaderId, leaderName },
      isLeader: isLeader === true,
    };
    const places = { roleId, departmentId, leaderId: staffIdIn(leaderId) };
    const write = this.core.writer.run(CREATING_STAFF, places, (facts) => createStaff(facts, viewer, given));
    return refuseDuplicate(write, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
  }

  async update(viewer: Viewer | null, id: number, { currentPassword, ...input }: UpdateStaffInput, address: string): Promise<number> {
    requireStaff(viewer);
    const own = viewer.profileId === id;
    if (!own) requirePermission(viewer, 'MANAGE_STAFF');
    const { password, active, isLeader, qrCode, leaderId, leaderName, roleId, departmentId, ...rest } = withoutNulls(input);
    const contacts = contactsOf(rest, CONTACTS);
    const proven = await this.ownPassword.condition(viewer, { own: own && password !== undefined, currentPassword, address });
    const passwordHash = await this.hash(password);
    const picture = await this.store(viewer, qrCode);
    const details = { ...rest, ...contacts, ...withoutNulls({ qrCode: picture }) };
    const superior = { leaderId, leaderName };
    const given = { details, roleId, departmentId, superior, isLeader: isLeader === true, active, passwordHash, proven, now: new Date() };
    const places = { id, roleId: roleId ?? null, departmentId: departmentId ?? null, leaderId: staffIdIn(leaderId) };
    return this.core.writer.run(UPDATING_STAFF, places, (facts) => updateStaff(facts, viewer, given));
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
