import { type ErrorDetails, PLATFORM_REASONS, ReasonedError, type Reasons } from '../platform/errors.js';
import { ACCOUNTS_REASONS } from './accounts/reasons.js';
import { BACKOFFICE_REASONS } from './backoffice/reasons.js';
import { CATALOGUE_REASONS } from './catalogue/reasons.js';
import { COMMERCE_REASONS } from './commerce/reasons.js';
import { FILES_REASONS } from './files/reasons.js';
import { MEMBERS_REASONS } from './members/reasons.js';
import { MESSAGING_REASONS } from './messaging/reasons.js';
import { ROLL_CALLS_REASONS } from './roll-calls/reasons.js';
import { SCHOOLS_REASONS } from './schools/reasons.js';
import { SHOP_REASONS } from './shop/reasons.js';
import { STUDENT_RECORD_REASONS } from './student-record/reasons.js';
import { STUDENTS_REASONS } from './students/reasons.js';
import { STUDIES_REASONS } from './studies/reasons.js';
import { VALUES_REASONS } from './values/reasons.js';

/** What any domain may refuse for. */
const SHARED_REASONS = {
  STATUS_MOVE_REFUSED: { code: 'CONFLICT', message: 'There is no way from {from} to {to}.' },
  RELATED_MISSING: { code: 'BAD_USER_INPUT', message: 'There is no such related record: {id}.' },
} as const satisfies Reasons;

/** Every reason there is, once. A new one stands in `reasons.ts` of its domain. */
export const REASONS = {
  ...PLATFORM_REASONS,
  ...SHARED_REASONS,
  ...VALUES_REASONS,
  ...FILES_REASONS,
  ...ACCOUNTS_REASONS,
  ...BACKOFFICE_REASONS,
  ...CATALOGUE_REASONS,
  ...STUDENT_RECORD_REASONS,
  ...COMMERCE_REASONS,
  ...STUDIES_REASONS,
  ...STUDENTS_REASONS,
  ...MESSAGING_REASONS,
  ...MEMBERS_REASONS,
  ...ROLL_CALLS_REASONS,
  ...SHOP_REASONS,
  ...SCHOOLS_REASONS,
} as const;

export type Reason = keyof typeof REASONS;

/** A refusal by a rule of the business. */
export class DomainError extends ReasonedError {
  override readonly name = 'DomainError';

  constructor(
    override readonly reason: Reason,
    details?: ErrorDetails,
  ) {
    super(REASONS[reason], details);
  }
}
