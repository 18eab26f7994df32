import { Prisma, type PrismaClient } from '../../../src/generated/prisma/client.js';

const INCLUDED = {
  lines: { include: { cartLine: true, project: { select: { applyFee: true } } } },
  coupons: { include: { coupon: { select: { amount: true } } } },
  revisions: { orderBy: { id: 'asc' }, include: { lines: true } },
  adjustments: { orderBy: { id: 'asc' } },
  paymentInfo: true,
} as const satisfies Prisma.OrderInclude;
type Entry = Prisma.OrderGetPayload<{ include: typeof INCLUDED }>;

const UNFINISHED: readonly string[] = ['TO_PAY', 'TO_CONFIRM'];

/** Everything about these students' carts, coupons and orders that contradicts the rules; one line each. */
export async function mistakesIn(prisma: PrismaClient, studentIds: number[]): Promise<string[]> {
  const orders = await prisma.order.findMany({ where: { studentId: { in: studentIds } }, include: INCLUDED });
  const mistakes = orders.flatMap((order) => mistakesOf(order).map((mistake) => `order ${order.id} (${order.status}): ${mistake}`));
  for (const studentId of studentIds) {
    const open = orders.filter((order) => order.studentId === studentId && UNFINISHED.includes(order.status));
    if (open.length > 1) mistakes.push(`student ${studentId} has ${open.length} unfinished orders`);
  }
  const loose = await prisma.cartLine.findMany({
    where: { studentId: { in: studentIds }, orderLine: null, status: { in: ['ORDERED', 'PAYED'] } },
  });
  const kept = await prisma.cartLine.findMany({
    where: { studentId: { in: studentIds }, orderLine: { isNot: null }, status: { in: ['NEW', 'DELETED'] } },
  });
  mistakes.push(
    ...loose.map(({ id }) => `line ${id} is ordered by no order`),
    ...kept.map(({ id }) => `line ${id} is ordered and still in the cart`),
  );
  const grants = await prisma.couponGrant.findMany({ where: { studentId: { in: studentIds } } });
  mistakes.push(
    ...grants
      .filter(({ status, orderId }) => (status === 'TO_USE') !== (orderId === null))
      .map(({ id, status }) => `coupon grant ${id} is ${status}`),
  );
  return mistakes;
}

function mistakesOf({ status, standardFee, payFee, lines, coupons, revisions, adjustments, paymentInfo }: Entry): string[] {
  const mistakes: string[] = [];
  const expect = (what: string, right: boolean): void => void (right || mistakes.push(what));
  const confirmed = status === 'CONFIRMED';
  const applyFees = lines.map(({ project }) => project.applyFee).filter((fee) => fee !== null);
  const applyFee = applyFees.length === 0 ? new Prisma.Decimal(2000) : Prisma.Decimal.max(...applyFees);
  expect('the standard fee', standardFee.equals(lines.reduce((sum, { courseFee }) => sum.plus(courseFee), applyFee)));
  for (const { cartLine, courseNum, courseFee } of lines) {
    expect(
      'a line',
      cartLine?.courseNum === courseNum && cartLine.courseFee.equals(courseFee) && cartLine.status === (confirmed ? 'PAYED' : 'ORDERED'),
    );
  }

  expect(
    'a coupon',
    coupons.every((grant) => grant.status === (confirmed ? 'USED' : 'LOCKED')),
  );
  if (!confirmed && !UNFINISHED.includes(status)) expect('coupons that were not freed', coupons.length === 0);
  else {
    const left = coupons.reduce((sum, { coupon }) => sum.minus(coupon.amount), standardFee);
    expect('the fee to be paid', payFee !== null && payFee.equals(Prisma.Decimal.max(left, 0)));
  }
  expect('the proof of payment', (paymentInfo !== null) === ['TO_CONFIRM', 'CONFIRMED', 'CONFIRM_FAILED'].includes(status));

  const extra = adjustments.filter(({ type }) => type === 'REPLENISH');
  expect('the number of revisions', revisions.length === (confirmed ? 1 + extra.length : 0));
  expect('adjustments of what was not bought', confirmed || adjustments.length === 0);
  let all = payFee ?? standardFee;
  for (const [index, revision] of revisions.entries()) {
    const adjustment = extra[index - 1];
    if (adjustment !== undefined) all = all.plus(adjustment.amount);
    expect(
      `revision ${index}`,
      revision.allAmount.equals(all) && revision.adjustmentId === (adjustment?.id ?? null) && revision.lines.length === lines.length,
    );
  }
  return mistakes;
}
