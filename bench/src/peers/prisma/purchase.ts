import type { Decimal } from '@prisma/client/runtime/client';
import { GraphQLError } from 'graphql';
import type { PrismaClient } from './client.js';
import { CART_LINE, ORDER, PROJECT, PROJECT_FEE, type CartLine, type Order } from './rows.js';

export interface CartLineInput {
  readonly studentId: number;
  readonly projectId: number;
  readonly courseNum: number;
}

export interface OrderInput {
  readonly studentId: number;
  readonly lines: readonly { readonly cartLineId: number }[];
  readonly currency?: string | null;
  readonly payment?: string | null;
}

/** Charged where none of the ordered projects has an application fee of its own. */
const DEFAULT_APPLY_FEE = 2000;

/** Puts a project into a student's cart, at the fee of the fee table. */
export function addCartLine(prisma: PrismaClient, { studentId, projectId, courseNum }: CartLineInput): Promise<CartLine> {
  return prisma.$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { id: projectId, active: true }, select: PROJECT });
    if (project === null) throw new GraphQLError('The project is not on sale.');
    const entry = await tx.projectFee.findUnique({
      where: { projectId_courseNumber: { projectId, courseNumber: courseNum } },
      select: PROJECT_FEE,
    });
    if (entry === null) throw new GraphQLError('The project has no fee for this number of courses.');
    return tx.cartLine.create({ data: { studentId, projectId, courseNum, courseFee: entry.fee }, select: CART_LINE });
  });
}

/**
 * Orders lines of a cart. What the gateway does besides (coupons, expiry of old orders, the student's progress, the
 * recommendation, the audit log, telling subscribers) is left out, to the advantage of the peers.
 */
export function orderCart(prisma: PrismaClient, { studentId, lines, currency, payment }: OrderInput): Promise<Order> {
  const ids = lines.map(({ cartLineId }) => cartLineId);
  return prisma.$transaction(async (tx) => {
    const unfinished = await tx.order.count({ where: { studentId, status: { in: ['TO_PAY', 'TO_CONFIRM'] } } });
    if (unfinished > 0) throw new GraphQLError('The student has an unfinished order.');
    const inCart = await tx.cartLine.findMany({
      where: { id: { in: ids }, studentId, status: 'NEW' },
      orderBy: { id: 'asc' },
      select: CART_LINE,
    });
    if (inCart.length === 0 || inCart.length !== ids.length) throw new GraphQLError('A line is not in the cart.');
    const projects = await tx.project.findMany({ where: { id: { in: inCart.map(({ projectId }) => projectId) } }, select: PROJECT });
    const standardFee = priceOf(
      inCart.map(({ courseFee }) => courseFee),
      projects.map(({ applyFee }) => applyFee),
    );
    const order = await tx.order.create({
      data: {
        orderNumber: `${Date.now()}${studentId}`,
        studentId,
        currency,
        payment,
        standardFee,
        payFee: standardFee,
        lines: { create: inCart.map(({ id, projectId, courseNum, courseFee }) => ({ cartLineId: id, projectId, courseNum, courseFee })) },
      },
      select: ORDER,
    });
    await tx.cartLine.updateMany({ where: { id: { in: ids } }, data: { status: 'ORDERED' } });
    return order;
  });
}

/** All course fees and one application fee, the highest of the projects'. */
function priceOf(courseFees: readonly Decimal[], applyFees: readonly (Decimal | null)[]): Decimal | number {
  const set = applyFees.filter((fee) => fee !== null);
  const highest = set.length === 0 ? DEFAULT_APPLY_FEE : set.reduce((most, fee) => (fee.greaterThan(most) ? fee : most));
  return courseFees.reduce<Decimal | number>((sum, fee) => fee.plus(sum), highest);
}
