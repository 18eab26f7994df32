import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Values } from '../../../write/models.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import { drawnCode } from '../../values/drawn-code.js';
import { identifierOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { requireAmount } from '../../values/money.js';
import type { CouponGrantInput } from './coupon-grant.type.js';
import type { CreateCouponInput, UpdateCouponInput } from './coupon.type.js';

/** Characters of a code that nobody has chosen (contract: summer-crm.coupon.create). */
const DRAWN_LENGTH = 10;

/** Held, nobody is granted one until the new number is written. */
const UPDATING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Coupon', { id })],
  facts: ({ id }) => ({ granted: count('CouponGrant', { couponId: id }) }),
});

/** What granting a coupon depends on. */
const GRANTING = defineWrite<{ couponId: number; studentId: number }>()({
  locks: ({ couponId }) => [lock('Coupon', { id: couponId })],
  facts: ({ couponId, studentId }) => ({
    coupon: row('Coupon', { where: { id: couponId }, select: { maxNum: true } }),
    student: row('Student', { where: { id: studentId }, select: { id: true } }),
    granted: count('CouponGrant', { couponId }),
    held: count('CouponGrant', { couponId, studentId }),
  }),
});

/** What taking a coupon back depends on. */
const REVOKING = defineWrite<{ couponId: number; studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ couponId, studentId }) => ({
    grant: row('CouponGrant', { where: { couponId, studentId }, select: { id: true, status: true } }),
  }),
});

/** Never more of them than there are, and one for a student. */
export function grantCoupon(
  { coupon, student, granted, held }: FactsOf<typeof GRANTING>,
  { couponId, studentId, ...particular }: { couponId: number; studentId: number } & CouponGrantInput,
): Decision<NewId> {
  if (coupon === null) throw new DomainError('RELATED_MISSING', { field: 'couponId', params: { id: couponId } });
  if (student === null) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: studentId } });
  if (held > 0) throw new DomainError('COUPON_GRANTED');
  if (granted >= coupon.maxNum) throw new DomainError('COUPON_EXHAUSTED', { params: { max: coupon.maxNum } });
  const grant = insert('CouponGrant', { couponId, studentId, ...particular });
  return decision([grant], grant.id);
}

/** Of a coupon there are never fewer than were granted. */
export function updateCoupon(
  { locked: [there], granted }: FactsOf<typeof UPDATING>,
  id: number,
  data: Partial<Values<'Coupon'>>,
): Decision<number> {
  if (there !== true) throw new DomainError('NOT_FOUND');
  if (data.maxNum !== undefined && data.maxNum < granted)
    throw new DomainError('COUPON_MAX_BELOW_GRANTED', { field: 'maxNum', params: { granted } });
  return decision([update('Coupon', { id }, data)], id);
}

/** Only what no order has locked or used. */
export function revokeCoupon({ grant }: FactsOf<typeof REVOKING>): Decision<null> {
  if (grant === null) throw new DomainError('NOT_FOUND');
  if (grant.status !== 'TO_USE') throw new DomainError('COUPON_IN_USE');
  return decision([remove('CouponGrant', { id: grant.id })], null);
}

/** Coupons and who holds them; staff write them. */
export class CouponService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Granted to nobody yet. Answers the coupon's id (contract: summer-student.coupon.create). */
  async create(viewer: Viewer | null, input: CreateCouponInput): Promise<number> {
    requireStaff(viewer);
    requireAmount(input.amount, 'amount');
    const coupon = insert('Coupon', { ...input, code: codeOf(input.code ?? drawnCode(DRAWN_LENGTH)), active: input.active ?? true });
    return refuseDuplicate(this.core.writer.insert(coupon), 'code', codeTaken);
  }

  /** Answers the coupon's id. Orders keep the price they were given. */
  async update(viewer: Viewer | null, id: number, { type, ...input }: UpdateCouponInput): Promise<number> {
    requireStaff(viewer);
    const { code, ...firm } = withoutNulls(input);
    const data = { ...firm, ...(code === undefined ? {} : { code: codeOf(code) }), type };
    if (data.amount !== undefined) requireAmount(data.amount, 'amount');
    const write = this.core.writer.run(UPDATING, { id }, (facts) => updateCoupon(facts, id, data));
    return refuseDuplicate(write, 'code', codeTaken);
  }

  /** Gives a student a coupon. Answers the grant's id. */
  async grant(viewer: Viewer | null, couponId: number, studentId: number, particular: CouponGrantInput = {}): Promise<number> {
    requireStaff(viewer);
    const given = { ...particular, couponId, studentId };
    return this.core.writer.run(GRANTING, { couponId, studentId }, (facts) => grantCoupon(facts, given));
  }

  /** What is particular about a coupon in one student's hands; an order that holds it keeps it. Answers the grant's id. */
  async updateGrant(viewer: Viewer | null, id: number, particular: CouponGrantInput): Promise<number> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('CouponGrant', { id }, { ...particular }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  /** Takes a coupon back that the student has not used. */
  async revoke(viewer: Viewer | null, couponId: number, studentId: number): Promise<void> {
    requireStaff(viewer);
    await this.core.writer.run(REVOKING, { couponId, studentId }, revokeCoupon);
  }
}

function codeOf(code: string): string {
  return identifierOf(code, { field: 'code', max: 30 });
}

function codeTaken(): DomainError {
  return new DomainError('COUPON_CODE_TAKEN', { field: 'code' });
}
