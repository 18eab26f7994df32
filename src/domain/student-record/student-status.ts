import type { StudentStatus } from '../../generated/prisma/enums.js';
import { type Change, update } from '../../write/changes.js';
import { row } from '../../write/facts.js';

/** All statuses, in the order in which a student comes through them (contract: summer-crm, enums.student_status). */
export const PROGRESS = [
  'NEW',
  'PERSONAL_FILE',
  'SUPPLY_ORDER',
  'SIGNED_AGREEMENT',
  'TO_PAYMENT_CONFIRM',
  'PAYMENT_CONFIRMED',
  'COMPLETE_FILE',
  'UPLOAD_FILE',
  'TO_CHOOSE_COURSE',
  'UPLOAD_CONFIRM',
  'CONFIRM_POSTIL',
  'PICKUP_COURSE',
  'IN_CLASS',
  'AFTER_SCORE',
  'POSTING',
  'SWITCHED_COURSE',
] as const satisfies readonly StudentStatus[];

/** The later of two statuses: a change of the file never moves a student back (contract: summer-crm.student.update). */
export function later(one: StudentStatus, other: StudentStatus): StudentStatus {
  return PROGRESS.indexOf(other) > PROGRESS.indexOf(one) ? other : one;
}

/**
 * What the agreement and the life of orders make of a student's status. Whoever stands elsewhere stays there.
 * contract: summer-crm.agreement.create, order.create, order.cancel, order.update, order-payment.create
 */
export const STATUS_STEPS = {
  signed: { from: ['NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER'], to: 'SIGNED_AGREEMENT' },
  ordered: { from: ['NEW', 'PERSONAL_FILE'], to: 'SUPPLY_ORDER' },
  canceled: { from: ['SUPPLY_ORDER'], to: 'PERSONAL_FILE' },
  paid: { from: ['NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER', 'SIGNED_AGREEMENT'], to: 'TO_PAYMENT_CONFIRM' },
  confirmed: { from: ['SUPPLY_ORDER', 'SIGNED_AGREEMENT', 'TO_PAYMENT_CONFIRM'], to: 'PAYMENT_CONFIRMED' },
} as const satisfies Record<string, { from: readonly StudentStatus[]; to: StudentStatus }>;

export type Step = keyof typeof STATUS_STEPS;

/** The status after these steps, taken in their order; one that does not apply changes nothing. */
export function afterSteps(status: StudentStatus, ...steps: readonly Step[]): StudentStatus {
  return steps.reduce(
    (now, step) => ((STATUS_STEPS[step].from as readonly StudentStatus[]).includes(now) ? STATUS_STEPS[step].to : now),
    status,
  );
}

/** What of a student a move of their status looks at; the student must be locked. */
export const progressOf = (studentId: number) => row('Student', { where: { id: studentId }, select: { id: true, status: true } });

export interface Progress {
  readonly id: number;
  readonly status: StudentStatus;
}

/** Takes the steps that apply; nothing where none does. */
export function stepsTaken(student: Progress, ...steps: readonly Step[]): Change[] {
  return putAt(student, afterSteps(student.status, ...steps));
}

/** Puts a student at a status; nothing where they stand there. */
export function putAt({ id, status }: Progress, to: StudentStatus): Change[] {
  return to === status ? [] : [update('Student', { id }, { status: to })];
}
