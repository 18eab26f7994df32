import { requireAdministrator, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { requireOrderMove, type ShopOrderStatus } from '../shop-status.js';
import { bookCommission } from './commission.js';
import type { PlaceShopOrderInput } from './shop-order.type.js';

interface UnitRange {
  readonly startUnit: number;
  readonly endUnit: number;
}

interface PricedRange extends UnitRange {
  readonly amountFen: number;
}

interface NewOrder extends PricedRange {
  readonly shopperId: number;
  readonly courseId: number;
  readonly wholeCourse: boolean;
  readonly serviceType: number;
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
    const { courseId, serviceType } = input;
    const shopperId = viewer.profileId;
    const wholeCourse = input.wholeCourse ?? false;
    const wanted = wholeCourse ? null : namedRange(input);
    return this.database.transaction(async (transaction) => {
      const checked = (): Promise<PricedRange> => pricedRange(transaction, shopperId, input, wanted);
      const id = await writeOrder(transaction, { shopperId, courseId, wholeCourse, serviceType, ...(await checked()) });
      if (id !== null) return id;
      await checked();
      throw new DomainError('CONFLICT');
    });
  }

  /** Books the inviter's income in the same transaction. */
  async markPaid(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction(async (transaction) =>
      bookCommission(transaction, await moveTo(transaction, id, 'PAYED'), this.commissionRate),
    );
    return id;
  }

  async cancel(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction((transaction) => moveTo(transaction, id, 'CANCELED'));
    return id;
  }
}

/** The units that are ordered (`wanted`, or all) and their price, which the client must have named. */
async function pricedRange(
  transaction: Transaction,
  shopperId: number,
  { courseId, amountFen }: PlaceShopOrderInput,
  wanted: UnitRange | null,
): Promise<PricedRange> {
  const course = await transaction.shopCourse.findFirst({
    where: { id: courseId, enrolments: { some: { shopperId } } },
    select: { unitPriceFen: true, _count: { select: { units: true } } },
  });
  if (course === null) throw new DomainError('SHOP_COURSE_NOT_FOUND', { field: 'courseId' });
  const range = wanted ?? { startUnit: 1, endUnit: course._count.units };
  requireRange(range, course._count.units);
  if (amountFen !== course.unitPriceFen * (range.endUnit - range.startUnit + 1))
    throw new DomainError('SHOP_AMOUNT_WRONG', { field: 'amountFen' });
  return { ...range, amountFen };
}

/**
 * Null where the course or its last ordered unit was removed since they were read: both are locked as the order is written, and
 * whoever removes them locks the course first.
 */
async function writeOrder(
  transaction: Transaction,
  { shopperId, courseId, amountFen, wholeCourse, startUnit, endUnit, serviceType }: NewOrder,
): Promise<number | null> {
  const [order] = await transaction.$queryRaw<{ id: number }[]>`
    INSERT INTO "shop_order" ("shopper_id", "course_id", "amount_fen", "whole_course", "start_unit", "end_unit", "service_type", "updated_at")
    SELECT ${shopperId}::int, c."id", ${amountFen}::int, ${wholeCourse}::boolean, ${startUnit}::int, u."number", ${serviceType}::int, now()
    FROM "shop_course" c JOIN "shop_unit" u ON u."course_id" = c."id"
    WHERE c."id" = ${courseId} AND u."number" = ${endUnit} FOR KEY SHARE
    RETURNING "id"`;
  return order?.id ?? null;
}

async function moveTo(transaction: Transaction, id: number, status: ShopOrderStatus): Promise<ClosedOrder> {
  const order = await lockRow(transaction, 'ShopOrder', id, ['id', 'status', 'shopperId', 'amountFen']);
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
