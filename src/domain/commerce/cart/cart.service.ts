import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Prisma } from '../../../generated/prisma/client.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { lockRows } from '../../locks.js';
import { lockNamedStudent, lockStudent } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { courseFeeOf } from '../order/order-price.js';
import { lineBefore } from './cart-line-status.js';
import type { AddCartLineInput, ChangeCartLineInput, UpdateCartLineInput } from './cart-line.type.js';

const MAX_AT_ONCE = 100;

/** Carts: students have their own, staff may work on anybody's. A line changes only while it is in the cart. */
export class CartService {
  constructor(private readonly database: Database) {}

  /** Answers the line's id (contract: summer-crm.shopping-chart.create). */
  async add(viewer: Viewer | null, { studentId, projectId, courseNum }: AddCartLineInput): Promise<number> {
    const subject = subjectOf(viewer, studentId);
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, subject);
      await requireOnSale(tx, projectId);
      const courseFee = await courseFeeOf(tx, projectId, courseNum);
      return (await tx.cartLine.create({ data: { studentId: subject, projectId, courseNum, courseFee }, select: { id: true } })).id;
    });
  }

  /** Answers the line's id. The fee is computed anew (contract: summer-crm.shopping-chart.update). */
  async update(viewer: Viewer | null, id: number, { projectId, courseNum }: UpdateCartLineInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    await this.database.transaction(async (tx) => {
      const line = await lockLine(tx, viewer, id);
      if (typeof projectId === 'number') await requireOnSale(tx, projectId);
      await write(tx, id, projectId ?? line.projectId, courseNum ?? line.courseNum);
    });
    return id;
  }

  /**
   * All lines or none, of one student's cart. Answers their ids in the order given. Throws CART_LINE_INVALID for the first
   * line that is not in it (contract: summer-crm.shopping-chart.update-charts).
   */
  async change(viewer: Viewer | null, changes: readonly ChangeCartLineInput[]): Promise<number[]> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const [first] = changes;
    if (first === undefined || changes.length > MAX_AT_ONCE) throw new DomainError('BAD_USER_INPUT', { field: 'changes' });
    await this.database.transaction(async (tx) => {
      const known = await tx.cartLine.findUnique({ where: { id: first.id }, select: { studentId: true } });
      const studentId = viewer.realm === 'STUDENT' ? viewer.profileId : known?.studentId;
      if (studentId === undefined) throw invalid(first.id);
      await lockStudent(tx, studentId);
      const lines = await tx.cartLine.findMany({
        where: { id: { in: changes.map(({ id }) => id) }, studentId, status: 'NEW' },
        select: LINE,
      });
      for (const { id, courseNum } of changes) {
        const line = lines.find((one) => one.id === id);
        if (line === undefined) throw invalid(id);
        await write(tx, id, line.projectId, courseNum);
      }
    });
    return [...new Set(changes.map(({ id }) => id))];
  }

  /** Takes a line out of the cart; the row stays. */
  async remove(viewer: Viewer | null, id: number): Promise<void> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if ((await this.database.write((tx) => take(tx, viewer, [id]))) === 0) throw new DomainError('NOT_FOUND');
  }

  /** Takes lines out of the cart, skipping whatever is not in it. Answers how many (contract: summer-crm.shopping-chart.delete-charts). */
  async removeAll(viewer: Viewer | null, ids: readonly number[]): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if (ids.length > MAX_AT_ONCE) throw new DomainError('BAD_USER_INPUT', { field: 'ids' });
    const own = viewer.realm === 'STUDENT' ? [viewer.profileId] : null;
    return this.database.transaction(async (tx) => {
      await lockRows(tx, 'Student', own ?? (await studentsOf(tx, ids)), ['id']);
      return take(tx, viewer, ids);
    });
  }
}

/** A line that is being ordered meanwhile is left out, for its status is looked at again. */
async function take(tx: Transaction, viewer: Viewer, ids: readonly number[]): Promise<number> {
  const where = {
    id: { in: [...ids] },
    status: { in: lineBefore('DELETED') },
    ...(viewer.realm === 'STUDENT' ? { studentId: viewer.profileId } : {}),
  };
  return (await tx.cartLine.updateMany({ where, data: { status: 'DELETED' } })).count;
}

async function studentsOf(tx: Transaction, lineIds: readonly number[]): Promise<number[]> {
  const lines = await tx.cartLine.findMany({ where: { id: { in: [...lineIds] } }, distinct: ['studentId'], select: { studentId: true } });
  return lines.map(({ studentId }) => studentId);
}

const LINE = { id: true, studentId: true, projectId: true, courseNum: true, status: true } as const satisfies Prisma.CartLineSelect;

/** A line that is in a cart the viewer may work on, read after its student was locked. Throws NOT_FOUND. */
async function lockLine(tx: Transaction, { realm, profileId }: Viewer, id: number): Promise<{ projectId: number; courseNum: number }> {
  const known = await tx.cartLine.findUnique({ where: { id }, select: { studentId: true } });
  if (known === null || (realm === 'STUDENT' && known.studentId !== profileId)) throw new DomainError('NOT_FOUND');
  await lockStudent(tx, known.studentId);
  const line = await tx.cartLine.findUniqueOrThrow({ where: { id }, select: LINE });
  if (line.status !== 'NEW') throw new DomainError('NOT_FOUND');
  return line;
}

async function write(tx: Transaction, id: number, projectId: number, courseNum: number): Promise<void> {
  const courseFee = await courseFeeOf(tx, projectId, courseNum);
  const { count } = await tx.cartLine.updateMany({ where: { id, status: 'NEW' }, data: { projectId, courseNum, courseFee } });
  if (count === 0) throw invalid(id);
}

async function requireOnSale(tx: Transaction, id: number): Promise<void> {
  const project = await tx.project.findFirst({ where: { id, active: true }, select: { id: true } });
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id } });
}

function invalid(id: number): DomainError {
  return new DomainError('CART_LINE_INVALID', { field: 'lines', params: { id } });
}
