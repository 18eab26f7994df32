import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { lineBefore } from '../cart/cart-line-status.js';
import { couponsAttached, grantsOf, onceFreed, usableGrants } from '../coupon/order-coupons.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import type { OrderCartInput, OrderedLineInput } from './cart-order.input.js';
import { withOrderNumber } from './order-number.js';
import { cartPrice, courseFeeIn, payFeeOf } from './order-price.js';
import { expiredIn, orderingFacts, orderPlaced, requireNoneUnfinished } from './order-writing.js';
import type { Placed } from './order.service.js';

/** What ordering lines of a student's cart depends on. */
const ORDERING = defineWrite<{ studentId: number; lineIds: number[] }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, lineIds }) => ({
    ...orderingFacts(studentId),
    grants: grantsOf(studentId),
    inCart: rows('CartLine', {
      where: { id: { in: lineIds }, studentId, status: 'NEW' },
      select: { id: true, projectId: true, courseNum: true, courseFee: true, project: { select: { applyFee: true } } },
    }),
    fees: rows('ProjectFee', {
      where: { project: { cartLines: { some: { id: { in: lineIds } } } } },
      select: { projectId: true, courseNumber: true, fee: true },
    }),
  }),
});

type OrderingFacts = FactsOf<typeof ORDERING>;

interface Ordering {
  readonly studentId: number;
  readonly input: OrderCartInput;
  readonly actorId: number | null;
  readonly now: Date;
  readonly skipped: number;
}

/** The checks run in the order of contract: summer-crm.order.create. */
export function orderCart(facts: OrderingFacts, { studentId, input, actorId, now, skipped }: Ordering): Decision<Placed> {
  const { currency = null, payment = null, couponIds = null } = input;
  requireStudent(facts.locked[0], studentId);
  const expired = expiredIn(facts, now);
  const inCart = linesInCart(facts, input.lines);
  const grants = usableGrants(onceFreed(facts.grants, expired), { couponIds, orderId: null, now });
  requireNoneUnfinished(facts, now);
  const lines = inCart.map(({ wanted, line: { id, projectId, courseNum, courseFee } }) => ({
    cartLineId: id,
    projectId,
    courseNum: wanted ?? courseNum,
    // A number of courses that comes with the order fixes the line's fee anew.
    courseFee: wanted === null ? courseFee : courseFeeIn(facts.fees, projectId, wanted),
  }));
  const standardFee = cartPrice(
    lines.map(({ courseFee }) => courseFee),
    inCart.map(({ line }) => line.project.applyFee),
  );
  const payFee = payFeeOf(
    standardFee,
    grants.map(({ amount }) => amount),
  );
  const placed = orderPlaced(facts, { studentId, currency, payment, standardFee, payFee, lines }, { actorId, now, skipped });
  const taken = lines.map(({ cartLineId, courseNum, courseFee }) =>
    update('CartLine', { id: cartLineId, status: { in: lineBefore('ORDERED') } }, { status: 'ORDERED', courseNum, courseFee }),
  );
  return decision([...placed.changes, ...taken, ...couponsAttached(placed.id, grants)], { id: placed.id, expired });
}

/** Orders of what is in a cart. */
export class CartOrderService {
  constructor(
    private readonly core: Pick<Core, 'writer'>,
    private readonly feed: OrderFeed,
  ) {}

  /** Orders one to four lines of a cart, with coupons that it locks. Answers the order's id. */
  async place(viewer: Viewer | null, input: OrderCartInput): Promise<number> {
    const studentId = subjectOf(viewer, input.studentId);
    const lineIds = input.lines.map(({ cartLineId }) => cartLineId);
    const { id, expired } = await withOrderNumber((skipped) =>
      this.core.writer.run(ORDERING, { studentId, lineIds }, (facts) =>
        orderCart(facts, { studentId, input, actorId: viewer?.accountId ?? null, now: new Date(), skipped }),
      ),
    );
    await this.feed.changed(studentId, ...expired, id);
    return id;
  }
}

interface LineInCart {
  readonly line: OrderingFacts['inCart'][number];
  /** The number of courses that replaces the line's. */
  readonly wanted: number | null;
}

/** The ordered lines as they are in the cart. Throws CART_LINE_INVALID for the first that is not in it, or is named twice. */
function linesInCart({ inCart }: OrderingFacts, ordered: readonly OrderedLineInput[]): LineInCart[] {
  const left = new Map(inCart.map((line) => [line.id, line]));
  return ordered.map(({ cartLineId, courseNum: wanted = null }) => {
    const line = left.get(cartLineId);
    if (line === undefined) throw new DomainError('CART_LINE_INVALID', { field: 'lines', params: { id: cartLineId } });
    left.delete(cartLineId);
    return { line, wanted };
  });
}
