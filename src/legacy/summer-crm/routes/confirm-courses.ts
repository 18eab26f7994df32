import {
  ConfirmCourseAddDocument,
  ConfirmCourseCreateDocument,
  ConfirmCourseGetDocument,
  ConfirmCourseListDocument,
  ConfirmCourseUpdateDocument,
  CoursesOfStudentDocument,
  ProjectsByCourseDocument,
  ReviewProjectsOfStudentDocument,
  type ReviewProjectsOfStudentQuery,
  ServerTimeDocument,
} from '../../../generated/operations/summer-crm.js';
import { anyInt, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn, reference } from '../../summer/existence.js';
import { confirmCourseOf, courseOfStudent } from '../confirm-course-rows.js';
import { boolOrKey, instant, narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

export const confirmCourseRoutes: readonly Route[] = [
  route('summer-crm.confirm-course.list', {
    operations: [ConfirmCourseListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')), studentId: only(input.maybe.int('student_id')) });
      return pageOf(request, async (slice) => (await run(ConfirmCourseListDocument, { ...slice, filter })).enrolments, confirmCourseOf);
    },
  }),

  route('summer-crm.confirm-course.get', {
    operation: ConfirmCourseGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ enrolment }) => (enrolment === null ? refuse('NOT_FOUND') : confirmCourseOf(enrolment)),
  }),

  route('summer-crm.confirm-course.create', {
    operation: ConfirmCourseCreateDocument,
    fields: { student_id: reference(RECORDS.student), project_id: reference(RECORDS.project), course_id: reference(RECORDS.course) },
    variables: (input) => ({
      input: {
        courseCode: input.text('course_code'),
        courseName: input.text('course_name'),
        studentId: input.int('student_id'),
        projectId: input.int('project_id'),
        courseId: input.int('course_id'),
        school: input.maybe.text('school'),
        changeType: input.maybe.text('change_type') || undefined,
        extra: input.maybe.text('extra'),
      },
    }),
    data: ({ enrolStudent }) => confirmCourseOf(enrolStudent),
  }),

  route('summer-crm.confirm-course.add', {
    operation: ConfirmCourseAddDocument,
    fields: { student: reference(RECORDS.student), project_course: reference(RECORDS.offering) },
    variables: (input) => ({
      input: {
        courseCode: input.text('course_code'),
        courseName: input.text('course_name'),
        school: input.maybe.text('school'),
        remark: input.maybe.text('remark'),
        studentId: input.int('student'),
        offeringId: input.int('project_course'),
        score: input.maybe.int('score'),
        scoreStatus: input.maybe.choice('status'),
        conversionStatus: input.maybe.choice('convert_status'),
        scoreEnteredAt: input.maybe.time('score_enter_time')?.toISOString(),
        grade: input.maybe.text('grade'),
        conversionImage: base64Of(input.maybe.file('image')),
        courierNumber: input.maybe.text('recipient_number'),
        sendingDate: input.maybe.date('sending_date'),
      },
    }),
    data: ({ createEnrolment }) => confirmCourseOf(createEnrolment),
  }),

  route('summer-crm.confirm-course.update', {
    operation: ConfirmCourseUpdateDocument,
    before: existingIn('id', RECORDS.confirmCourse),
    fields: {
      status: boolOrKey,
      convert_credit_status: boolOrKey,
      student: reference(RECORDS.student),
      project_course: reference(RECORDS.offering),
    },
    variables: (input) => {
      const status = input.maybe.choice('status');
      const conversion = input.maybe.choice('convert_credit_status');
      return {
        id: input.int('id'),
        input: {
          courseCode: input.maybe.text('course_code'),
          courseName: input.maybe.text('name'),
          remark: input.maybe.text('remark'),
          studentId: input.maybe.int('student'),
          offeringId: input.maybe.int('project_course'),
          score: input.maybe.int('score'),
          // No status is the first of them.
          ...(status === 'true' || status === 'false'
            ? { scoreConfirmed: status === 'true' }
            : { scoreStatus: status === null ? 'NOTHING' : status }),
          scoreEnteredAt: instant(input.maybe.time('score_enter_time')),
          grade: input.maybe.text('grade'),
          ...(conversion === 'true' || conversion === 'false' ? { converted: conversion === 'true' } : { conversionStatus: conversion }),
          conversionImage: base64Of(input.maybe.file('image')) ?? undefined,
        },
      };
    },
    data: ({ updateEnrolment }) => confirmCourseOf(updateEnrolment),
  }),

  route('summer-crm.confirm-course.by-student', {
    operation: CoursesOfStudentDocument,
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({ enrolments: { nodes } }) => nodes.map(courseOfStudent),
  }),

  route('summer-crm.project-course.projects-by-course', {
    operation: ProjectsByCourseDocument,
    fields: { course_id: anyInt },
    variables: (input) => ({ courseId: input.int('course_id') }),
    data: ({ offerings: { nodes } }) => nodes.map(({ projectId, projectName }) => ({ project: projectId, project__name: projectName })),
  }),

  route('summer-crm.confirm-course.review-project', {
    operation: ReviewProjectsOfStudentDocument,
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({ reviewCourses: { nodes } }) => nodes.map(reviewProjectOf),
  }),

  route('summer-crm.confirm-course.server-time', {
    operation: ServerTimeDocument,
    fields: { student_id: anyInt },
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({
      enrolments: {
        nodes: [first],
      },
    }) =>
      first === undefined
        ? null
        : { student__server: first.student.server, modified_time: shanghaiIso(first.updatedAt), image: first.conversionImageUrl ?? '' },
  }),
];

/** contract: shapes.ReviewProject */
function reviewProjectOf({
  courseName,
  courseCode,
  school,
  courseId,
  catalogueName,
  course,
}: ReviewProjectsOfStudentQuery['reviewCourses']['nodes'][number]) {
  return {
    course_name: courseName,
    course_code: courseCode,
    school,
    course: courseId,
    course__name: catalogueName,
    project: course.offerings.nodes.flatMap(({ projectId, projectName, courseId: offered, project }) =>
      project === null ? [] : [{ project: projectId, project__name: projectName, course: offered, project__course_num: project.courseNum }],
    ),
  };
}
