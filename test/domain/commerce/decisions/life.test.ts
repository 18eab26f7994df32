import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CART_LINE_MOVES } from '../../../../src/domain/commerce/cart/cart-line-status.js';
import { addLine, removeLines } from '../../../../src/domain/commerce/cart/cart.service.js';
import { COUPON_MOVES } from '../../../../src/domain/commerce/coupon/coupon-grant-status.js';
import { grantCoupon, revokeCoupon } from '../../../../src/domain/commerce/coupon/coupon.service.js';
import type { HeldGrant } from '../../../../src/domain/commerce/coupon/order-coupons.js';
import { isExpired } from '../../../../src/domain/commerce/order-expiry/order-expiry.js';
import { expire } from '../../../../src/domain/commerce/order-expiry/order-expiry.service.js';
import { orderCart } from '../../../../src/domain/commerce/order/cart-order.service.js';
import type { MovedOrder } from '../../../../src/domain/commerce/order/order-move.js';
import { ORDER_MOVES } from '../../../../src/domain/commerce/order/order-status.js';
import { moveOrder, placeOrder } from '../../../../src/domain/commerce/order/order.service.js';
import { payOrder } from '../../../../src/domain/commerce/payment/payment.service.js';
import { STATUS_STEPS } from '../../../../src/domain/student-record/student-status.js';
import type { StudentStatus } from '../../../../src/generated/prisma/enums.js';
import type { Decision } from '../../../../src/write/changes.js';
import { complaintOf } from './complaints.js';
import { finance, money, NOW, student, STUDENT_ID } from './facts.js';
import { type Became, Tables } from './tables.js';

/** Something that happens to a student's orders. Rows are named by their places; what is not there is passed over. */
type Event =
  | { readonly what: 'days pass'; readonly days: number }
  | { readonly what: 'add to cart' | 'remove from cart' | 'grant' | 'revoke' | 'expire'; readonly place: number }
  | { readonly what: 'order the cart'; readonly places: readonly number[]; readonly coupons: readonly number[] | null }
  | { readonly what: 'order a project'; readonly place: number }
  | { readonly what: 'pay'; readonly place: number; readonly coupons: readonly number[] }
  | { readonly what: 'move'; readonly place: number; readonly to: 'CANCELED' | 'CONFIRMED' | 'CONFIRM_FAILED' };

const place = fc.nat(2);
/** The newest, or one before it. */
const recent = fc.constantFrom(0, 0, 0, 1);
const coupons = fc.subarray([0, 1, 2]);
const to = fc.constantFrom('CANCELED', 'CONFIRMED', 'CONFIRM_FAILED');
const EVENT: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ what: fc.constant('days pass'), days: fc.constantFrom(1, 4, 8) }),
  fc.record({ what: fc.constantFrom('add to cart', 'remove from cart', 'grant', 'revoke', 'expire'), place }),
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('order the cart'),
      places: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      coupons: fc.option(coupons),
    }),
  },
  fc.record({ what: fc.constant('order a project'), place }),
  { weight: 2, arbitrary: fc.record({ what: fc.constant('pay'), place: recent, coupons }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('move'), place: recent, to }) },
);

/** Three projects, of which one has no application fee; amounts in fen. */
const PROJECTS = [
  { projectId: 101, applyFee: money(800_00), fee: money(3000_00) },
  { projectId: 102, applyFee: money(1200_00), fee: money(100_00) },
  { projectId: 103, applyFee: null, fee: money(0) },
] as const;
const FEES = PROJECTS.map(({ projectId, fee }) => ({ projectId, courseNumber: 2, fee }));
const COUPONS = [
  { id: 201, amount: money(500_00), maxNum: 1 },
  { id: 202, amount: money(9000_00), maxNum: 2 },
  { id: 203, amount: money(1), maxNum: 1 },
] as const;
const FOREVER = { active: true, startTime: new Date(0), endTime: new Date(9e14) };

type OrderRow = Omit<MovedOrder, 'student' | 'lines'>;
type GrantRow = Omit<HeldGrant, 'coupon'>;
interface LineRow {
  readonly id: number;
  readonly orderId: number;
  readonly projectId: number;
  readonly courseNum: number;
  readonly cartLineId: number | null;
}
interface CartRow {
  readonly id: number;
  readonly studentId: number;
  readonly projectId: number;
  readonly courseNum: number;
  readonly courseFee: ReturnType<typeof money>;
  readonly status: keyof typeof CART_LINE_MOVES;
}

/** One student's commerce in memory: facts are read from it as the database reads them. */
class Life {
  readonly tables = new Tables();
  now = NOW;
  /** Ids of the orders that came from the cart. */
  readonly fromCart = new Set<number>();

  constructor() {
    this.tables.put('Student', { id: STUDENT_ID, status: 'NEW' });
  }

  /** What became of rows; null: it was refused, or there was nothing to do. */
  happen(event: Event): Became[] | null {
    let became: Became[] | null = null;
    complaintOf(() => (became = this.decided(event)));
    return became;
  }

  private decided(event: Event): Became[] | null {
    const { now, tables } = this;
    switch (event.what) {
      case 'days pass':
        this.now = new Date(now.getTime() + event.days * 24 * 3_600_000);
        return null;
      case 'add to cart': {
        const project = PROJECTS[event.place % PROJECTS.length] ?? PROJECTS[0];
        const input = { projectId: project.projectId, courseNum: 2 };
        return this.write(addLine({ ...HELD, project: { id: project.projectId }, fees: FEES }, STUDENT_ID, input));
      }
      case 'remove from cart':
        return this.write(removeLines({ ...HELD, lines: this.cart().filter((_, at) => at === event.place) }, student()));
      case 'grant': {
        const coupon = COUPONS[event.place % COUPONS.length] ?? COUPONS[0];
        const grants = tables.of<GrantRow>('CouponGrant').filter(({ couponId }) => couponId === coupon.id);
        const facts = { ...HELD, coupon, student: { id: STUDENT_ID }, granted: grants.length, held: grants.length };
        return this.write(grantCoupon(facts, { couponId: coupon.id, studentId: STUDENT_ID }));
      }
      case 'revoke':
        return this.write(revokeCoupon({ ...HELD, grant: tables.of<GrantRow>('CouponGrant')[event.place] ?? null }));
      case 'expire':
        return this.write(expire({ expired: this.orders().filter((order) => isExpired(order, now)) }));
      case 'order the cart': {
        const cart = this.cart();
        const lines = event.places.flatMap((at) => cart[at] ?? []).map(({ id }) => ({ cartLineId: id }));
        if (lines.length === 0) return null;
        const couponIds = event.coupons && this.couponsAt(event.coupons);
        const facts = {
          ...this.ordering(),
          grants: this.grants(),
          inCart: cart.map((line) => ({ ...line, project: applyFeeOf(line.projectId) })),
          fees: FEES,
        };
        const placed = orderCart(facts, { studentId: STUDENT_ID, input: { lines, couponIds }, actorId: 900, now, skipped: 0 });
        const became = this.write(placed);
        this.fromCart.add(tables.settled(placed.outcome.id));
        return became;
      }
      case 'order a project': {
        const { projectId, applyFee, fee } = PROJECTS[event.place % PROJECTS.length] ?? PROJECTS[0];
        const input = { studentId: STUDENT_ID, projectId, courseNum: 2, currency: 'RMB', payment: 'BANK' } as const;
        const facts = { ...this.ordering(), project: { applyFee, courseNum: 4, fees: [{ courseNumber: 2, fee }] } };
        return this.write(placeOrder(facts, { studentId: STUDENT_ID, input, actorId: 900, now, skipped: 0 }));
      }
      case 'pay': {
        const facts = { ...HELD, order: this.newest(event.place), grants: this.grants() };
        return this.write(
          payOrder(
            facts,
            { img: 'a.png', amount: null, accountName: 'x' },
            { couponIds: this.couponsAt(event.coupons), actorId: 900, now },
          ),
        );
      }
      case 'move':
        return this.write(moveOrder({ ...HELD, order: this.newest(event.place) }, finance(), event.to));
    }
  }

  orders(): MovedOrder[] {
    return this.tables.of<OrderRow>('Order').map((row) => ({
      ...row,
      student: { status: this.studentStatus() },
      lines: this.tables.of<LineRow>('OrderLine').filter(({ orderId }) => orderId === row.id),
    }));
  }

  grants(): HeldGrant[] {
    return this.tables.of<GrantRow>('CouponGrant').map((row) => ({ ...row, coupon: { ...FOREVER, amount: amountOf(row.couponId) } }));
  }

  private studentStatus(): StudentStatus {
    return this.tables.of<{ id: number; status: StudentStatus }>('Student')[0]?.status ?? 'NEW';
  }

  private couponsAt(places: readonly number[]): number[] {
    const grants = this.grants();
    return places.flatMap((at) => grants[at]?.couponId ?? []);
  }

  private cart(): CartRow[] {
    return this.tables.of<CartRow>('CartLine').filter(({ status }) => status === 'NEW');
  }

  private newest(back: number): MovedOrder | null {
    return this.orders().at(-1 - back) ?? null;
  }

  private ordering() {
    const orders = this.orders();
    return {
      ...HELD,
      student: { id: STUDENT_ID, status: this.studentStatus() },
      unfinished: orders.filter(({ status }) => status === 'TO_PAY' || status === 'TO_CONFIRM'),
      orderCount: orders.length,
      invitation: null,
    };
  }

  /** Does what was decided. Columns that a decision leaves out take the database's default. */
  private write<R>({ changes }: Decision<R>): Became[] {
    const defaults: Readonly<Record<string, object>> = {
      Order: { status: 'TO_PAY', expires: true, createdAt: this.now },
      CartLine: { status: 'NEW' },
      CouponGrant: { status: 'TO_USE', orderId: null, expiresAt: null },
    };
    return this.tables.write(
      changes.map((change) =>
        change.kind === 'insert' ? { ...change, rows: change.rows.map((row) => ({ ...defaults[change.model], ...row })) } : change,
      ),
    );
  }
}

const HELD = { locked: [true] };

function applyFeeOf(projectId: number): { applyFee: ReturnType<typeof money> | null } {
  return { applyFee: PROJECTS.find((project) => project.projectId === projectId)?.applyFee ?? null };
}

function amountOf(couponId: number): ReturnType<typeof money> {
  return COUPONS.find(({ id }) => id === couponId)?.amount ?? money(0);
}

const MOVES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Order: ORDER_MOVES,
  CouponGrant: COUPON_MOVES,
  CartLine: CART_LINE_MOVES,
  Student: Object.fromEntries(
    ['NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER', 'TO_PAYMENT_CONFIRM'].map((from) => [
      from,
      Object.values(STATUS_STEPS).flatMap((step) => ((step.from as readonly string[]).includes(from) ? [step.to] : [])),
    ]),
  ),
};

function holdAfter(life: Life, became: readonly Became[]): void {
  for (const { model, before, after } of became) {
    const [from, next] = [String(before['status']), String(after['status'])];
    expect(from === next || MOVES[model]?.[from]?.includes(next), `${model}: ${from} -> ${next}`).toBe(true);
  }
  const orders = life.orders();
  const grants = life.grants();
  expect(orders.filter(({ status }) => status === 'TO_PAY' || status === 'TO_CONFIRM').length, 'unfinished orders').toBeLessThanOrEqual(1);
  for (const { status, orderId } of grants) {
    const of = orders.find(({ id }) => id === orderId)?.status ?? 'none';
    const allowed = { TO_USE: ['none'], LOCKED: ['TO_PAY', 'TO_CONFIRM'], USED: ['CONFIRMED'] }[status];
    expect(allowed, `a coupon that is ${status}`).toContain(of);
  }
  const lines = life.tables.of<LineRow>('OrderLine');
  const logged = life.tables.of<{ id: number; entityId: number; description: string }>('AuditEvent');
  for (const { id, status, standardFee, payFee } of orders) {
    expect(logged.filter(({ entityId }) => entityId === id).map(({ description }) => description)).toEqual(
      status === 'CANCELED' ? ['创建了订单', '取消了订单'] : ['创建了订单'],
    );
    expect(Number(payFee ?? 0), 'what is to be paid').toBeGreaterThanOrEqual(0);
    const isBinding = status === 'TO_CONFIRM' || status === 'CONFIRMED' || (status === 'TO_PAY' && life.fromCart.has(id));
    const off = grants.filter(({ orderId }) => orderId === id).reduce((sum, { coupon }) => sum + Number(coupon.amount), 0);
    if (isBinding) expect(Number(payFee), 'standard fee less coupons').toBeCloseTo(Math.max(0, Number(standardFee) - off));
    expect(
      lines.some(({ orderId }) => orderId === id),
      'has lines',
    ).toBe(true);
  }
  for (const { id, status } of life.tables.of<CartRow>('CartLine')) {
    const bought = lines.filter(({ cartLineId }) => cartLineId === id);
    expect(bought).toHaveLength(status === 'ORDERED' || status === 'PAYED' ? 1 : 0);
    const isConfirmed = orders.some((order) => order.id === bought[0]?.orderId && order.status === 'CONFIRMED');
    expect(isConfirmed).toBe(status === 'PAYED');
  }
}

it('whatever happens in whatever order, money and statuses stay in their bounds and nothing is spent twice', () => {
  fc.assert(
    fc.property(fc.array(EVENT, { maxLength: 30, size: 'max' }), (events) => {
      const life = new Life();
      for (const event of events) {
        const became = life.happen(event);
        if (became !== null) holdAfter(life, became);
      }
    }),
    { numRuns: 40 },
  );
});

it('such lives come everywhere', () => {
  const seen = new Set<string>();
  for (const events of fc.sample(fc.array(EVENT, { minLength: 40, maxLength: 40, size: 'max' }), { seed: 1, numRuns: 40 })) {
    const life = new Life();
    for (const event of events)
      for (const { model, before, after } of life.happen(event) ?? [])
        seen.add(`${model}: ${String(before['status'])} -> ${String(after['status'])}`);
  }
  for (const model of ['Order', 'CouponGrant', 'CartLine'])
    for (const [from, next] of Object.entries(MOVES[model] ?? {}).flatMap(([one, others]) => others.map((other) => [one, other])))
      expect(seen).toContain(`${model}: ${from} -> ${next}`);
});
