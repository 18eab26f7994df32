import {
  ReviewCourseCertificateDocument,
  ReviewCourseConfirmDocument,
  ReviewCourseCreateDocument,
  ReviewCourseDenyDocument,
  ReviewCourseGetDocument,
  ReviewCourseListDocument,
  type ReviewCourseRowFragment,
  ReviewCourseUpdateDocument,
  ReviewCourseUploadCertificateDocument,
  ReviewPlansOfStudentDocument,
  type ReviewPlansOfStudentQuery,
} from '../../../generated/operations/summer-crm.js';
import { isMapping } from '../../shim/contract/values.js';
import { anyInt, type FieldRule, type Input, type LegacyRequest, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn, reference } from '../../summer/existence.js';
import { boolOrKey, narrowed, only } from '../fields.js';
import { mediaPath } from '../media.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

const DONE = '操作成功!';

/** A single entry stands for a list of one. */
const entries: FieldRule = {
  read: (raw) => {
    const sent: unknown = Array.isArray(raw) && raw.length === 1 && typeof raw[0] === 'string' ? parsed(raw[0]) : raw;
    return isMapping(sent) ? [sent] : sent;
  },
};

export const reviewCourseRoutes: readonly Route[] = [
  route('summer-crm.review-course.list', {
    operations: [ReviewCourseListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')) });
      return pageOf(
        request,
        async (slice) => (await run(ReviewCourseListDocument, { ...slice, filter })).reviewCourses,
        (row) => reviewCourseOf(row, request),
      );
    },
  }),

  route('summer-crm.review-course.get', {
    operation: ReviewCourseGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ reviewCourse }, request) => (reviewCourse === null ? refuse('NOT_FOUND') : reviewCourseOf(reviewCourse, request)),
  }),

  route('summer-crm.review-course.upload-certificate', {
    operation: ReviewCourseUploadCertificateDocument,
    variables: (input) => ({
      input: {
        courseCode: input.text('course_code'),
        courseName: input.text('course_name'),
        image: base64Of(input.file('certificate')),
        remark: input.maybe.text('remark'),
      },
    }),
    data: () => '审课凭据上传成功！',
  }),

  route('summer-crm.review-course.certificate', {
    operation: ReviewCourseCertificateDocument,
    fields: { student_id: anyInt },
    variables: studentCourse,
    data: ({
      reviewCourses: {
        nodes: [first],
      },
    }) => (first === undefined ? refuse('REVIEW_COURSE_UNKNOWN') : { review_certificate: first.certificateUrl ?? '' }),
  }),

  route('summer-crm.review-course.by-student', {
    operation: ReviewPlansOfStudentDocument,
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({ reviews: { nodes } }, request) => nodes.map((plan) => planOf(plan, request)),
  }),

  route('summer-crm.review-course.confirm', {
    operation: ReviewCourseConfirmDocument,
    fields: { student_id: anyInt },
    variables: (input) => ({ input: studentCourse(input) }),
    data: () => DONE,
  }),

  route('summer-crm.review-course.deny', {
    operation: ReviewCourseDenyDocument,
    fields: { student_id: anyInt },
    variables: (input) => ({ input: studentCourse(input) }),
    data: () => DONE,
  }),

  route('summer-crm.review-course.create', {
    operation: ReviewCourseCreateDocument,
    fields: { course: entries },
    variables: (input) => ({ input: planned(input.rows('course')) }),
    data: () => '创建成功！',
  }),

  route('summer-crm.review-course.update', {
    operation: ReviewCourseUpdateDocument,
    before: existingIn('id', RECORDS.reviewCourse),
    fields: { status: boolOrKey, review: reference(RECORDS.review), project: reference(RECORDS.project) },
    variables: (input) => {
      const status = input.maybe.choice('status');
      return {
        id: input.int('id'),
        input: {
          courseCode: input.maybe.text('course_code'),
          courseName: input.maybe.text('name'),
          remark: input.maybe.text('remark'),
          reviewId: input.maybe.int('review'),
          // No status is the first of them.
          ...(status === 'true' || status === 'false'
            ? { accepted: status === 'true' }
            : { status: status === null ? 'WAIT_CERTIFICATE' : status }),
          projectId: input.maybe.int('project'),
          certificate: input.maybe.text('review_certificate'),
        },
      };
    },
    data: ({ updateReviewCourse }, request) => reviewCourseOf(updateReviewCourse, request),
  }),
];

function studentCourse(input: Input) {
  return { studentId: input.int('student_id'), courseCode: input.text('course_code') };
}

/** One plan is one student's: an entry of another student's is none of this plan (contract: review-course.create, errors). */
function planned(courses: readonly Input[]) {
  const studentId = courses[0]?.int('student_id') ?? refuse('BAD_USER_INPUT');
  const stranger = courses.find((course) => course.int('student_id') !== studentId)?.int('student_id');
  if (stranger !== undefined) refuse('RELATED_MISSING', { field: 'studentId', params: { id: stranger } });
  return {
    studentId,
    courses: courses.map((course) => ({
      courseId: course.int('course_id'),
      courseName: course.text('course_name'),
      school: course.maybe.text('school'),
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** contract: shapes.ReviewCourse */
function reviewCourseOf(row: ReviewCourseRowFragment, request: LegacyRequest) {
  return {
    id: row.id,
    course_code: row.courseCode,
    name: row.courseName,
    remark: row.remark,
    review: row.reviewId,
    status: row.status === 'SUCCESS',
    project: row.projectId,
    review_certificate: mediaPath(row.certificateUrl, request),
    modified_time: shanghaiIso(row.updatedAt),
    course_name: row.courseName,
    student_id: row.studentId,
    school: row.school,
    course: row.courseId,
    real_name: row.realName,
    create_time: shanghaiIso(row.createdAt),
  };
}

/** contract: shapes.ReviewPlan */
function planOf({ id, createdAt, updatedAt, courses }: ReviewPlansOfStudentQuery['reviews']['nodes'][number], request: LegacyRequest) {
  return {
    id,
    create_time: shanghaiIso(createdAt),
    modified_time: shanghaiIso(updatedAt),
    course_detail: courses.nodes.map((course) => ({
      id: course.id,
      review: course.reviewId,
      school: course.school,
      course_code: course.courseCode,
      course_name: course.courseName,
      course__name: course.catalogueName,
      status: course.status,
      review_certificate: mediaPath(course.certificateUrl, request),
      real_name: course.realName,
    })),
  };
}
