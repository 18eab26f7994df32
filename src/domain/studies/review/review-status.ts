import type { ReviewStatus } from '../../../generated/prisma/enums.js';

/**
 * What an event makes of a reviewed course, wherever it stands: a new plan asks for a new proof, a new proof for a new
 * decision, and a decision may be taken before there is a proof or be taken back (contract: summer-crm.review-course.*).
 */
export const REVIEW_STATUS_AFTER = {
  planned: 'WAIT_CERTIFICATE',
  uploaded: 'WAIT',
  accepted: 'SUCCESS',
  rejected: 'FAIL',
} as const satisfies Record<string, ReviewStatus>;

/** Statuses in which a review still keeps the student from going on; a failed one does not. */
export const UNDECIDED_STATUSES: readonly ReviewStatus[] = ['WAIT_CERTIFICATE', 'WAIT'];
