import type { Prisma } from '../../../generated/prisma/client.js';
import { row } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';

/** An order record has project1 to project4. */
export const MAX_SLOTS = 4;

export interface Slot {
  readonly slot: number;
  readonly projectId: number;
  readonly courseNum: number;
}

/** What an adjustment says of a project: by id, or by the slot that the project has. */
export interface NamedProject {
  readonly projectId: number | null;
  readonly slot: number | null;
}

export const REVISION = {
  allAmount: true,
  lines: { orderBy: { slot: 'asc' }, select: { slot: true, projectId: true, courseNum: true } },
} as const satisfies Prisma.OrderRevisionSelect;
export type Revision = Prisma.OrderRevisionGetPayload<{ select: typeof REVISION }>;

/** What the order's student has bought by it up to now; null before it is confirmed. */
export const newestRevisionOf = (orderId: number) =>
  row('OrderRevision', { where: { orderId }, orderBy: { id: 'desc' }, select: REVISION });

/**
 * The slot of a project: the one it has, or the next free one, with the project's number of courses in it so far. Null
 * where none was named. Throws ADJUSTMENT_PROJECT_REFUSED where all four are taken by others, or the named slot is empty.
 * contract: summer-crm.order-additional-payment.create
 */
export function slotOf(slots: readonly Slot[], named: NamedProject): { slot: number; projectId: number } | null {
  const { projectId } = named;
  if (named.slot !== null) {
    const taken = slots.find(({ slot }) => slot === named.slot);
    if (taken === undefined || (projectId ?? taken.projectId) !== taken.projectId)
      throw new DomainError('ADJUSTMENT_PROJECT_REFUSED', { field: 'slot' });
    return taken;
  }
  if (projectId === null) return null;
  const own = slots.find((slot) => slot.projectId === projectId);
  if (own !== undefined) return own;
  if (slots.length >= MAX_SLOTS) throw new DomainError('ADJUSTMENT_PROJECT_REFUSED', { field: 'projectId' });
  return { slot: slots.length + 1, projectId };
}

/** The slots after a project in one of them was given another number of courses. */
export function withCourses(slots: readonly Slot[], place: { slot: number; projectId: number }, courseNum: number): Slot[] {
  const { slot, projectId } = place;
  return [...slots.filter((other) => other.slot !== slot), { slot, projectId, courseNum }].sort((one, other) => one.slot - other.slot);
}
