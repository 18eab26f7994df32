import { requireAdministrator } from '../../../access/authorize.js';
import type { Passwords } from '../../../access/passwords.js';
import type { Sessions } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate, uniqueViolation } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { DomainError } from '../../errors.js';
import { lockRows } from '../../locks.js';
import { changeRow } from '../../values/change-row.js';
import { withoutNulls } from '../../values/input.js';
import { newShopCode } from '../shop-code.js';
import type { CreateShopperInput, UpdateShopperInput } from './shopper.type.js';

const INVITE_CODE_LENGTH = 8;

interface Parts {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
}

/** Shoppers; administrators write them. Methods answer the id of the shopper. */
export class ShopperService {
  constructor(private readonly parts: Parts) {}

  async create(viewer: Viewer | null, { username, password, realName, schoolName, courseIds }: CreateShopperInput): Promise<number> {
    requireAdministrator(viewer);
    const passwordHash = await this.parts.passwords.hash('SHOPPER', password);
    const write = (): Promise<number> =>
      this.parts.database.transaction(async (transaction) => {
        const account = transaction.account.create({ data: { realm: 'SHOPPER', username: usernameIn('SHOPPER', username), passwordHash } });
        const { id: accountId } = await refuseDuplicate(
          account,
          'username',
          () => new DomainError('USERNAME_TAKEN', { field: 'username' }),
        );
        const { id } = await transaction.shopper.create({
          data: {
            accountId,
            realName: realName?.trim() ?? '',
            schoolName: schoolName?.trim() ?? '',
            inviteCode: newShopCode(INVITE_CODE_LENGTH),
          },
        });
        await enrol(transaction, id, courseIds ?? [], 'courseIds');
        return id;
      });
    // A second draw of an invite code that exists already would be a miracle; a third is not waited for.
    return write().catch((error: unknown) => {
      if (uniqueViolation(error)?.some((broken) => /invite_?code/i.test(broken))) return write();
      throw error;
    });
  }

  async update(viewer: Viewer | null, id: number, { realName, schoolName }: UpdateShopperInput): Promise<number> {
    requireAdministrator(viewer);
    const data = withoutNulls({ realName: realName?.trim(), schoolName: schoolName?.trim() });
    const { database } = this.parts;
    const write = (): Promise<{ count: number }> => database.write((tx) => tx.shopper.updateMany({ where: { id }, data }));
    if (!(await changeRow({ data, write, find: () => database.prisma.shopper.count({ where: { id } }) })))
      throw new DomainError('NOT_FOUND');
    return id;
  }

  async setStaff(viewer: Viewer | null, id: number, staff: boolean): Promise<number> {
    requireAdministrator(viewer);
    return this.parts.database.transaction(async (transaction) => {
      const { count } = await transaction.shopper.updateMany({ where: { id }, data: { staff } });
      if (count === 0) throw new DomainError('NOT_FOUND');
      this.parts.sessions.forgetAccess(transaction);
      return id;
    });
  }

  /** Enrolling somebody who is enrolled already changes nothing. */
  async enrol(viewer: Viewer | null, id: number, courseId: number): Promise<number> {
    requireAdministrator(viewer);
    return this.parts.database.transaction(async (transaction) => {
      await requireShopper(transaction, id);
      await enrol(transaction, id, [courseId], 'courseId');
      return id;
    });
  }

  /** Orders of the course stay as they are. */
  async unenrol(viewer: Viewer | null, id: number, courseId: number): Promise<number> {
    requireAdministrator(viewer);
    return this.parts.database.transaction(async (transaction) => {
      await requireShopper(transaction, id);
      await transaction.shopCourseEnrolment.deleteMany({ where: { shopperId: id, courseId } });
      return id;
    });
  }
}

async function requireShopper(transaction: Transaction, id: number): Promise<void> {
  const shopper = await transaction.shopper.findUnique({ where: { id }, select: { id: true } });
  if (shopper === null) throw new DomainError('NOT_FOUND');
}

async function enrol(transaction: Transaction, shopperId: number, courseIds: readonly number[], field: string): Promise<void> {
  const wanted = [...new Set(courseIds)];
  const there = await lockRows(transaction, 'ShopCourse', wanted, ['id'], { to: 'share' });
  const missing = wanted.find((courseId) => !there.some(({ id }) => id === courseId));
  if (missing !== undefined) throw new DomainError('RELATED_MISSING', { field, params: { id: missing } });
  const data = wanted.map((courseId) => ({ shopperId, courseId }));
  await transaction.shopCourseEnrolment.createMany({ data, skipDuplicates: true });
}
