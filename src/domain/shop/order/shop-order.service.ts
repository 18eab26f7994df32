import { requireAdministrator, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { requireOrderMove, type ShopOrderStatus } from '../shop-status.js';
import { bookCommission } from './commission.js';
import type { PlaceShopOrderInput } from './shop-order.type.js';

interface UnitRange {
  readonly startUnit: number;
  readonly endUnit: number;
}

interface ClosedOrder {
  readonly id: number;
  readonly shopperId: number;
  readonly amountFen: number;
}

/** Orders: shoppers place them, administrators confirm the payment or cancel. Methods answer the order's id. */
export class ShopOrderService {
  constructor(
    private readonly database: Database,
    private readonly commissionRate: number,
  ) {}

  /** Checks in the order that contract: course-agent.order.create lists. */
  async place(viewer: Viewer | null, input: PlaceShopOrderInput): Promise<number> {
    requireRealm(viewer, 'SHOPPER');
    const { courseId, amountFen, serviceType } = input;
    const wholeCourse = input.wholeCourse ?? false;
    const wanted = wholeCourse ? null : namedRange(input);
    return this.database.transaction(
      async (transaction) => {
        const course = await transaction.shopCourse.findFirst({
          where: { id: courseId, enrolments: { some: { shopperId: viewer.profileId } } },
          select: { unitPriceFen: true, _count: { select: { units: true } } },
        });
        if (course === null) throw new DomainError('SHOP_COURSE_NOT_FOUND', { field: 'courseId' });
        const range = wanted ?? { startUnit: 1, endUnit: course._count.units };
        requireRange(range, course._count.units);
        const price = course.unitPriceFen * (range.endUnit - range.startUnit + 1);
        if (amountFen !== price) throw new DomainError('SHOP_AMOUNT_WRONG', { field: 'amountFen' });
        const { id } = await transaction.shopOrder.create({
          data: { shopperId: viewer.profileId, courseId, amountFen: price, wholeCourse, ...range, serviceType },
        });
        return id;
      },
      { serializable: true },
    );
  }

  /** Books the inviter's income in the same transaction. */
  async markPaid(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction(
      async (transaction) => bookCommission(transaction, await moveTo(transaction, id, 'PAYED'), this.commissionRate),
      { serializable: true },
    );
    return id;
  }

  async cancel(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction((transaction) => moveTo(transaction, id, 'CANCELED'), { serializable: true });
    return id;
  }
}

async function moveTo(transaction: Transaction, id: number, status: ShopOrderStatus): Promise<ClosedOrder> {
  const order = await transaction.shopOrder.findUnique({
    where: { id },
    select: { id: true, status: true, shopperId: true, amountFen: true },
  });
  if (order === null) throw new DomainError('NOT_FOUND');
  requireOrderMove(order.status, status);
  await transaction.shopOrder.update({ where: { id }, data: { status } });
  return order;
}

function namedRange({ startUnit, endUnit }: PlaceShopOrderInput): UnitRange {
  if (startUnit === undefined || startUnit === null) throw new DomainError('BAD_USER_INPUT', { field: 'startUnit' });
  if (endUnit === undefined || endUnit === null) throw new DomainError('BAD_USER_INPUT', { field: 'endUnit' });
  return { startUnit, endUnit };
}

function requireRange({ startUnit, endUnit }: UnitRange, units: number): void {
  if (startUnit < 1 || endUnit < startUnit || endUnit > units) throw new DomainError('SHOP_UNITS_OUT_OF_RANGE', { params: { units } });
}
