import { requireAdministrator } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { changeRow } from '../../values/change-row.js';
import { withoutNulls } from '../../values/input.js';
import {
  MAX_UNITS,
  type AddShopUnitsInput,
  type CreateShopCourseInput,
  type UpdateShopCourseInput,
  type UpdateShopUnitInput,
} from './shop-course.type.js';

/**
 * Courses of the shop and their units; administrators write them. Units are numbered 1 to n without gaps, so they are
 * added and removed at the end only, and never renumbered: orders name them by number. Methods answer the course's id.
 */
export class ShopCourseService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, { name, unitPriceFen, unitNames }: CreateShopCourseInput): Promise<number> {
    requireAdministrator(viewer);
    const units = (unitNames ?? []).map((unitName, index) => ({ name: unitName, number: index + 1 }));
    const { id } = await this.database.write((tx) =>
      tx.shopCourse.create({
        data: { name, ...withoutNulls({ unitPriceFen }), units: { createMany: { data: units } } },
      }),
    );
    return id;
  }

  async update(viewer: Viewer | null, id: number, { name, unitPriceFen }: UpdateShopCourseInput): Promise<number> {
    requireAdministrator(viewer);
    const data = withoutNulls({ name, unitPriceFen });
    const write = (): Promise<{ count: number }> => this.database.write((tx) => tx.shopCourse.updateMany({ where: { id }, data }));
    if (!(await changeRow({ data, write, find: () => this.database.prisma.shopCourse.count({ where: { id } }) })))
      throw new DomainError('NOT_FOUND');
    return id;
  }

  /** Refused once anything was ordered of it, canceled or not: orders are the books. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireAdministrator(viewer);
    await this.database.transaction(async (transaction) => {
      if ((await lockRow(transaction, 'ShopCourse', id, ['id'], { to: 'delete' })) === null) throw new DomainError('NOT_FOUND');
      if ((await transaction.shopOrder.count({ where: { courseId: id } })) > 0) throw new DomainError('SHOP_COURSE_ORDERED');
      await transaction.shopCourse.delete({ where: { id } });
    });
  }

  async addUnits(viewer: Viewer | null, courseId: number, { names }: AddShopUnitsInput): Promise<number> {
    requireAdministrator(viewer);
    return this.database.transaction(async (transaction) => {
      if ((await lockRow(transaction, 'ShopCourse', courseId, ['id'])) === null) throw new DomainError('NOT_FOUND');
      const present = await transaction.shopUnit.count({ where: { courseId } });
      if (present + names.length > MAX_UNITS) throw new DomainError('TOO_MANY_SHOP_UNITS', { field: 'names', params: { max: MAX_UNITS } });
      await transaction.shopUnit.createMany({ data: names.map((name, index) => ({ courseId, name, number: present + index + 1 })) });
      return courseId;
    });
  }

  async updateUnit(viewer: Viewer | null, id: number, { name }: UpdateShopUnitInput): Promise<number> {
    requireAdministrator(viewer);
    return this.database.transaction(async (transaction) => {
      const { courseId } = await requireUnit(transaction, id);
      await transaction.shopUnit.update({ where: { id }, data: withoutNulls({ name }) });
      return courseId;
    });
  }

  async removeUnit(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    return this.database.transaction(async (transaction) => {
      const { courseId } = await requireUnit(transaction, id);
      await lockRow(transaction, 'ShopCourse', courseId, ['id'], { to: 'delete' });
      const { number } = await requireUnit(transaction, id);
      if ((await transaction.shopUnit.count({ where: { courseId, number: { gt: number } } })) > 0)
        throw new DomainError('SHOP_UNIT_NOT_LAST');
      if ((await transaction.shopOrder.count({ where: { courseId, endUnit: { gte: number } } })) > 0)
        throw new DomainError('SHOP_UNIT_ORDERED');
      await transaction.shopUnit.delete({ where: { id } });
      return courseId;
    });
  }
}

async function requireUnit(transaction: Transaction, id: number): Promise<{ courseId: number; number: number }> {
  const unit = await transaction.shopUnit.findUnique({ where: { id }, select: { courseId: true, number: true } });
  if (unit === null) throw new DomainError('NOT_FOUND');
  return unit;
}
