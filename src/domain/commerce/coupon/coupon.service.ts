import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../../platform/errors.js';
import { lockRow } from '../../locks.js';
import { lockStudent } from '../../student-record/student-lock.js';
import { identifierOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { requireAmount } from '../../values/money.js';
import type { CreateCouponInput, UpdateCouponInput } from './coupon.type.js';

/** Coupons and who holds them; staff write them. */
export class CouponService {
  constructor(private readonly database: Database) {}

  /** Granted to nobody yet. Answers the coupon's id (contract: summer-student.coupon.create). */
  async create(viewer: Viewer | null, input: CreateCouponInput): Promise<number> {
    requireStaff(viewer);
    requireAmount(input.amount, 'amount');
    const write = this.database.write((tx) =>
      tx.coupon.create({ data: { ...input, code: codeOf(input.code), active: input.active ?? true }, select: { id: true } }),
    );
    return (await refuseDuplicate(write, 'code', codeTaken)).id;
  }

  /** Answers the coupon's id. Orders keep the price they were given. */
  async update(viewer: Viewer | null, id: number, { type, ...input }: UpdateCouponInput): Promise<number> {
    requireStaff(viewer);
    const { code, ...firm } = withoutNulls(input);
    const data = { ...firm, ...(code === undefined ? {} : { code: codeOf(code) }), type };
    if (data.amount !== undefined) requireAmount(data.amount, 'amount');
    await this.database.transaction(async (tx) => {
      // Held, nobody is granted one until the new number is written.
      if ((await lockRow(tx, 'Coupon', id, ['id'])) === null) throw new DomainError('NOT_FOUND');
      const granted = await tx.couponGrant.count({ where: { couponId: id } });
      if (data.maxNum !== undefined && data.maxNum < granted)
        throw new DomainError('COUPON_MAX_BELOW_GRANTED', { field: 'maxNum', params: { granted } });
      await refuseDuplicate(tx.coupon.update({ where: { id }, data, select: { id: true } }), 'code', codeTaken);
    });
    return id;
  }

  /** Gives a student a coupon, never more of them than there are. Answers the grant's id. */
  async grant(viewer: Viewer | null, couponId: number, studentId: number): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      const coupon = await lockRow(tx, 'Coupon', couponId, ['maxNum']);
      if (coupon === null) throw new DomainError('RELATED_MISSING', { field: 'couponId', params: { id: couponId } });
      const student = await tx.student.findUnique({ where: { id: studentId }, select: { id: true } });
      if (student === null) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: studentId } });
      const held = await tx.couponGrant.findMany({ where: { couponId }, select: { studentId: true } });
      if (held.some((grant) => grant.studentId === studentId)) throw new DomainError('COUPON_GRANTED');
      if (held.length >= coupon.maxNum) throw new DomainError('COUPON_EXHAUSTED', { params: { max: coupon.maxNum } });
      return (await tx.couponGrant.create({ data: { couponId, studentId }, select: { id: true } })).id;
    });
  }

  /** Takes a coupon back that the student has not used. */
  async revoke(viewer: Viewer | null, couponId: number, studentId: number): Promise<void> {
    requireStaff(viewer);
    await this.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const grant = await tx.couponGrant.findUnique({
        where: { couponId_studentId: { couponId, studentId } },
        select: { id: true, status: true },
      });
      if (grant === null) throw new DomainError('NOT_FOUND');
      if (grant.status !== 'TO_USE') throw new DomainError('COUPON_IN_USE');
      await tx.couponGrant.delete({ where: { id: grant.id }, select: { id: true } });
    });
  }
}

function codeOf(code: string): string {
  return identifierOf(code, { field: 'code', max: 30 });
}

function codeTaken(): DomainError {
  return new DomainError('COUPON_CODE_TAKEN', { field: 'code' });
}
