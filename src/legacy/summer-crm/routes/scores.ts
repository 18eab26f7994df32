import {
  ConvertConfirmDocument,
  ConvertDenyDocument,
  ConvertImageDocument,
  ConvertUploadDocument,
  CoursesOfStudentDocument,
  ScoreConfirmDocument,
  ScoreEnterDocument,
} from '../../../generated/operations/summer-crm.js';
import { anyInt, type Input, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { convertOf, performanceOf, recipientOf } from '../confirm-course-rows.js';

const DONE = '操作成功!';

/** Scores, couriers and the conversion of credits, of confirmed courses. */
export const scoreRoutes: readonly Route[] = [
  route('summer-crm.score.by-student', {
    operation: CoursesOfStudentDocument,
    variables: ofStudent,
    data: ({ enrolments: { nodes } }) => nodes.map(performanceOf),
  }),

  route('summer-crm.score.recipients', {
    operation: CoursesOfStudentDocument,
    variables: ofStudent,
    data: ({ enrolments: { nodes } }, request) => nodes.map((row) => recipientOf(row, request)),
  }),

  route('summer-crm.score.confirm', {
    operation: ScoreConfirmDocument,
    variables: (input) => ({ input: ownCourse(input) }),
    data: ({ confirmScore: { scoreStatus, updatedAt } }) => ({
      status: scoreStatus === 'CONFIRMED',
      modified_time: shanghaiIso(updatedAt),
    }),
  }),

  route('summer-crm.score.enter', {
    operation: ScoreEnterDocument,
    variables: (input) => ({
      input: {
        ...studentCourse(input),
        enrolmentId: input.maybe.int('id'),
        // What is null here is not entered; nothing takes a score back.
        score: input.maybe.int('score') ?? undefined,
        grade: input.maybe.text('grade') ?? undefined,
        courierNumber: input.maybe.text('recipient_number') ?? undefined,
        sendingDate: input.maybe.date('sending_date') ?? undefined,
      },
    }),
    data: ({ recordTranscript: { score, grade, courierNumber, sendingDate } }) => ({
      score,
      grade,
      recipient_number: courierNumber,
      sending_date: sendingDate,
    }),
  }),

  route('summer-crm.convert.by-student', {
    operation: CoursesOfStudentDocument,
    variables: ofStudent,
    data: ({ enrolments: { nodes } }, request) => nodes.map((row) => convertOf(row, request)),
  }),

  route('summer-crm.convert.upload', {
    operation: ConvertUploadDocument,
    variables: (input) => ({
      input: { ...ownCourse(input), image: base64Of(input.file('image')), remark: input.maybe.text('remark') },
    }),
    data: () => '转学分图片上传成功！',
  }),

  route('summer-crm.convert.image', {
    operation: ConvertImageDocument,
    fields: { student_id: anyInt },
    variables: studentCourse,
    data: ({
      enrolments: {
        nodes: [first],
      },
    }) => (first === undefined ? refuse('ENROLMENT_UNKNOWN') : { image: first.conversionImageUrl ?? '' }),
  }),

  route('summer-crm.convert.confirm', {
    operation: ConvertConfirmDocument,
    fields: { student_id: anyInt },
    variables: (input) => ({ input: studentCourse(input) }),
    data: () => DONE,
  }),

  route('summer-crm.convert.deny', {
    operation: ConvertDenyDocument,
    fields: { student_id: anyInt },
    variables: (input) => ({ input: studentCourse(input) }),
    data: () => DONE,
  }),
];

function ofStudent(input: Input) {
  return { studentId: input.int('student_id') };
}

function studentCourse(input: Input) {
  return { studentId: input.int('student_id'), courseCode: input.text('course_code') };
}

function ownCourse(input: Input) {
  return { courseCode: input.text('course_code'), courseName: input.text('course_name') };
}
