import { afterAll, beforeAll, expect, it } from 'vitest';
import { OrderExpiryService } from '../../../src/domain/commerce/order-expiry/order-expiry.service.js';
import { OrderFeed } from '../../../src/domain/commerce/order-feed/order-feed.js';
import { createTestApps, type TestApp } from '../../support/app.js';
import { succeeded, type MadeStudent } from '../admissions.js';
import { Bazaar } from './bazaar.js';

const DAY_MS = 86_400_000;

let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;
let bazaar: Bazaar;

beforeAll(async () => {
  ({ first, second, close } = await createTestApps({ env: { JWT_SECRET: 'the-secret-that-all-processes-share' } }));
  bazaar = new Bazaar(first);
});
afterAll(() => close());

const job = (app: TestApp) => new OrderExpiryService(app.core, new OrderFeed(app.core.store));

/** An order that was placed so many days ago. */
async function placed(student: MadeStudent, days: number): Promise<number> {
  const line = await bazaar.line(student, (await bazaar.project()).id);
  const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
  await first.database.prisma.order.update({ where: { id }, data: { createdAt: new Date(Date.now() - days * DAY_MS) } });
  return id;
}

it('the job cancels what was not paid within seven days, frees its coupons, takes the student back, and leaves the rest', async () => {
  const students = [await bazaar.student(), await bazaar.student(), await bazaar.student(), await bazaar.student()] as const;
  const couponId = await bazaar.coupon();
  succeeded(await bazaar.grant(couponId, students[0].id));
  const [old, other, young, paid] = [
    await placed(students[0], 8),
    await placed(students[1], 100),
    await placed(students[2], 6),
    await placed(students[3], 8),
  ];
  succeeded(await bazaar.pay(students[3].token, paid));
  expect(await job(first).run()).toBe(2);
  const statuses = await Promise.all([old, other, young, paid].map(async (id) => (await bazaar.orderOf(id)).status));
  expect(statuses).toEqual(['CANCELED', 'CANCELED', 'TO_PAY', 'TO_CONFIRM']);
  expect(await bazaar.couponsOf(students[0])).toEqual([{ couponId, status: 'TO_USE', orderId: null }]);
  expect(await bazaar.statusOf(students[0])).toBe('PERSONAL_FILE');
  expect(
    await first.database.prisma.auditEvent.findFirst({ where: { entity: 'Order', entityId: old, description: '取消了订单' } }),
  ).toMatchObject({ actorId: null });
  expect(await job(first).run()).toBe(0);
});

it('what was placed in an old system stays open, whatever its age, and no second order is placed beside it', async () => {
  const student = await bazaar.student();
  const id = await placed(student, 400);
  await first.database.prisma.order.update({ where: { id }, data: { expires: false } });

  expect(await job(first).run()).toBe(0);
  expect((await bazaar.orderOf(id)).status).toBe('TO_PAY');
  const line = await bazaar.line(student, (await bazaar.project()).id);
  expect(await bazaar.orderCart(student.token, [line])).toMatchObject({ errors: [{ extensions: { reason: 'ORDER_UNFINISHED' } }] });
});

it('two processes cancel each order once', async () => {
  const ids: number[] = [];
  for (let count = 0; count < 6; count++) ids.push(await placed(await bazaar.student(), 8));
  const canceled = await Promise.all([job(first).run(), job(second).run(), job(second).run()]);
  await job(first).run();
  expect(canceled.reduce((sum, count) => (sum ?? 0) + (count ?? 0))).toBeLessThanOrEqual(6);
  expect(
    await first.database.prisma.auditEvent.count({ where: { entity: 'Order', entityId: { in: ids }, description: '取消了订单' } }),
  ).toBe(6);
  expect(await first.database.prisma.order.count({ where: { id: { in: ids }, status: 'CANCELED' } })).toBe(6);
});
