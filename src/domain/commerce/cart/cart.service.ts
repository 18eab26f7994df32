import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { courseFeeIn } from '../order/order-price.js';
import { lineBefore } from './cart-line-status.js';
import type { AddCartLineInput, ChangeCartLineInput, UpdateCartLineInput } from './cart-line.type.js';

const MAX_AT_ONCE = 100;

const FEE = { projectId: true, courseNumber: true, fee: true } as const;
const LINE = { id: true, studentId: true, projectId: true, courseNum: true, status: true } as const;

/** What putting a project into a cart depends on. */
const ADDING = defineWrite<{ studentId: number; projectId: number; courseNum: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ projectId, courseNum }) => ({
    project: row('Project', { where: { id: projectId, active: true }, select: { id: true } }),
    fees: rows('ProjectFee', { where: { projectId, courseNumber: courseNum }, select: FEE }),
  }),
});

/** What changing a line depends on: the line, and the project that replaces its own. */
const UPDATING = defineWrite<{ id: number; projectId: number | null }>()({
  locks: ({ id }) => [lock('Student', { cartLines: { some: { id } } })],
  facts: ({ id, projectId }) => ({
    line: row('CartLine', { where: { id }, select: LINE }),
    project: row('Project', { where: { id: projectId, active: true }, select: { id: true } }),
    fees: rows('ProjectFee', {
      where: { OR: [{ projectId: projectId }, { project: { cartLines: { some: { id } } } }] },
      select: FEE,
    }),
  }),
});

/** What changing several lines of the cart depends on in which the first of them is. */
const CHANGING = defineWrite<{ firstId: number; ids: number[] }>()({
  locks: ({ firstId }) => [lock('Student', { cartLines: { some: { id: firstId } } })],
  facts: ({ ids }) => ({
    lines: rows('CartLine', { where: { id: { in: ids }, status: 'NEW' }, select: LINE }),
    fees: rows('ProjectFee', { where: { project: { cartLines: { some: { id: { in: ids } } } } }, select: FEE }),
  }),
});

/** Lines that are to be taken out, while nothing else happens to their carts. */
const REMOVING = defineWrite<{ ids: number[] }>()({
  locks: ({ ids }) => [lock('Student', { cartLines: { some: { id: { in: ids } } } })],
  facts: ({ ids }) => ({
    lines: rows('CartLine', { where: { id: { in: ids }, status: { in: lineBefore('DELETED') } }, select: { id: true, studentId: true } }),
  }),
});

/** A cart that is to be emptied: what is in it. */
const CLEARING = defineWrite<{ studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId }) => ({
    lines: rows('CartLine', { where: { studentId, status: { in: lineBefore('DELETED') } }, select: { id: true, studentId: true } }),
  }),
});

/** contract: summer-crm.shopping-chart.create */
export function addLine({ locked, project, fees }: FactsOf<typeof ADDING>, studentId: number, input: AddCartLineInput): Decision<NewId> {
  const { projectId, courseNum } = input;
  requireStudent(locked[0], studentId);
  if (project === null) throw offSale(projectId);
  const line = insert('CartLine', { studentId, projectId, courseNum, courseFee: courseFeeIn(fees, projectId, courseNum) });
  return decision([line], line.id);
}

/**
 * The fee is computed anew (contract: summer-crm.shopping-chart.update). Throws NOT_FOUND for a line in no cart that the viewer
 * may work on.
 */
export function updateLine({ line, project, fees }: FactsOf<typeof UPDATING>, viewer: Viewer, input: UpdateCartLineInput): Decision<null> {
  if (line === null || line.status !== 'NEW' || !mayWorkOn(viewer, line)) throw new DomainError('NOT_FOUND');
  if (typeof input.projectId === 'number' && project === null) throw offSale(input.projectId);
  const projectId = input.projectId ?? line.projectId;
  const courseNum = input.courseNum ?? line.courseNum;
  return decision(
    [update('CartLine', { id: line.id }, { projectId, courseNum, courseFee: courseFeeIn(fees, projectId, courseNum) })],
    null,
  );
}

/** All lines or none, of one student's cart (contract: summer-crm.shopping-chart.update-charts). */
export function changeLines(
  { lines, fees }: FactsOf<typeof CHANGING>,
  viewer: Viewer,
  changes: readonly ChangeCartLineInput[],
): Decision<null> {
  const own = lines.filter((line) => mayWorkOn(viewer, line));
  const studentId = own.find(({ id }) => id === changes[0]?.id)?.studentId;
  const changed = changes.map(({ id, courseNum }) => {
    const line = own.find((one) => one.id === id && one.studentId === studentId);
    if (line === undefined) throw new DomainError('CART_LINE_INVALID', { field: 'lines', params: { id } });
    return { id, courseNum, courseFee: courseFeeIn(fees, line.projectId, courseNum) };
  });
  // Of a line that is named twice the last counts.
  const last = changed.filter(({ id }, place) => changed.findLastIndex((other) => other.id === id) === place);
  return decision(
    last.map(({ id, ...data }) => update('CartLine', { id }, data)),
    null,
  );
}

/** Passes over what the viewer may not work on. Answers how many are left. */
export function removeLines({ lines }: FactsOf<typeof REMOVING>, viewer: Viewer): Decision<number> {
  const own = lines.filter((line) => mayWorkOn(viewer, line)).map(({ id }) => id);
  return decision([update('CartLine', { id: { in: own } }, { status: 'DELETED' })], own.length);
}

export function clearCart(facts: FactsOf<typeof CLEARING>, viewer: Viewer, studentId: number): Decision<number> {
  requireStudent(facts.locked[0], studentId);
  return removeLines(facts, viewer);
}

/** Carts: students have their own, staff may work on anybody's. A line changes only while it is in the cart. */
export class CartService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Answers the line's id. */
  async add(viewer: Viewer | null, input: AddCartLineInput): Promise<number> {
    const studentId = subjectOf(viewer, input.studentId);
    const { projectId, courseNum } = input;
    return this.core.writer.run(ADDING, { studentId, projectId, courseNum }, (facts) => addLine(facts, studentId, input));
  }

  /** Answers the line's id. */
  async update(viewer: Viewer | null, id: number, input: UpdateCartLineInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    await this.core.writer.run(UPDATING, { id, projectId: input.projectId ?? null }, (facts) => updateLine(facts, viewer, input));
    return id;
  }

  /** Answers the lines' ids in the order given. Throws CART_LINE_INVALID for the first that is not in the cart. */
  async change(viewer: Viewer | null, changes: readonly ChangeCartLineInput[]): Promise<number[]> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const [first] = changes;
    if (first === undefined || changes.length > MAX_AT_ONCE) throw new DomainError('BAD_USER_INPUT', { field: 'changes' });
    const ids = [...new Set(changes.map(({ id }) => id))];
    await this.core.writer.run(CHANGING, { firstId: first.id, ids }, (facts) => changeLines(facts, viewer, changes));
    return ids;
  }

  /** Takes a line out of the cart; the row stays. */
  async remove(viewer: Viewer | null, id: number): Promise<void> {
    if ((await this.removeAll(viewer, [id])) === 0) throw new DomainError('NOT_FOUND');
  }

  /** Takes lines out of the cart, skipping whatever is not in it. Answers how many (contract: summer-crm.shopping-chart.delete-charts). */
  async removeAll(viewer: Viewer | null, ids: readonly number[]): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if (ids.length > MAX_AT_ONCE) throw new DomainError('BAD_USER_INPUT', { field: 'ids' });
    return this.core.writer.run(REMOVING, { ids: [...ids] }, (facts) => removeLines(facts, viewer));
  }

  /** Takes everything out of a cart, however much is in it. Answers how many lines (contract: summer-crm.shopping-chart.clear). */
  async clear(viewer: Viewer | null, wanted: number | null): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const studentId = subjectOf(viewer, wanted);
    return this.core.writer.run(CLEARING, { studentId }, (facts) => clearCart(facts, viewer, studentId));
  }
}

function mayWorkOn({ realm, profileId }: Viewer, { studentId }: { readonly studentId: number }): boolean {
  return realm !== 'STUDENT' || studentId === profileId;
}

function offSale(projectId: number): DomainError {
  return new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
}
