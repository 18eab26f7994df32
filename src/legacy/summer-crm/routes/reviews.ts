import {
  ReviewCreateDocument,
  ReviewGetDocument,
  ReviewListDocument,
  type ReviewRowFragment,
  ReviewsOfStudentDocument,
  ReviewUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { answerFailure, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existingIn, reference } from '../../summer/existence.js';
import { idOf } from '../../summer/ids.js';
import { maybeId, narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { refused, SUCCESS } from '../texts.js';

export const reviewRoutes: readonly Route[] = [
  route('summer-crm.review.list', {
    operations: [ReviewListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')) });
      return pageOf(request, async (slice) => (await run(ReviewListDocument, { ...slice, filter })).reviews, reviewOf);
    },
  }),

  route('summer-crm.review.get', {
    operation: ReviewGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ review }) => (review === null ? refuse('NOT_FOUND') : reviewOf(review)),
  }),

  // The documented path asks whether there is a plan, and documents a failure as the usual answer; the query form lists the plans.
  route('summer-crm.review.by-student', {
    operation: ReviewsOfStudentDocument,
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({ reviews: { nodes } }, { endpoint: { response }, params }) =>
      params.has('student_id') && nodes.length > 0 ? answerFailure(refused(response.msg)) : nodes.map(plainReviewOf),
    msg: SUCCESS,
  }),

  route('summer-crm.review.create', {
    operation: ReviewCreateDocument,
    fields: { student: reference(RECORDS.student), student_server_id: reference(RECORDS.user) },
    variables: (input) => ({
      input: {
        studentId: input.int('student'),
        staffId: idOf(input.text('student_server_id')),
        remark: input.maybe.text('remark'),
        school: input.maybe.text('school'),
      },
    }),
    data: ({ createReview }) => reviewOf(createReview),
  }),

  route('summer-crm.review.update', {
    operation: ReviewUpdateDocument,
    before: existingIn('id', RECORDS.review),
    fields: { student: reference(RECORDS.student), student_server_id: reference(RECORDS.user) },
    variables: (input) => ({
      id: input.int('id'),
      input: {
        studentId: input.maybe.int('student'),
        staffId: maybeId(input.maybe.text('student_server_id')),
        remark: input.maybe.text('remark'),
        school: input.maybe.text('school'),
      },
    }),
    data: ({ updateReview }) => reviewOf(updateReview),
  }),
];

/** contract: shapes.Review */
function reviewOf({ id, studentId, staffId, remark, school, createdAt, updatedAt }: ReviewRowFragment) {
  return {
    id,
    student: studentId,
    student_server: staffId,
    student_server_id: String(staffId),
    remark,
    school,
    create_time: shanghaiIso(createdAt),
    modified_time: shanghaiIso(updatedAt),
  };
}

/** contract: shapes.ReviewPlain */
function plainReviewOf({ id, studentId, staffId, remark, createdAt, updatedAt }: ReviewRowFragment) {
  return {
    id,
    student_id: studentId,
    student_server_id: staffId,
    create_time: shanghaiIso(createdAt),
    modified_time: shanghaiIso(updatedAt),
    remark,
  };
}
