import {
  ChangeRecordCreateDocument,
  ChangeRecordGetDocument,
  ChangeRecordListDocument,
  type ChangeRecordRowFragment,
  ChangeRecordsOfStudentDocument,
  ChangeRecordUpdateDocument,
  CourseDeleteDocument,
} from '../../../generated/operations/summer-crm.js';
import { type Input, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existingIn, reference } from '../../summer/existence.js';
import { maybeId, narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

export const changeRecordRoutes: readonly Route[] = [
  route('summer-crm.change-record.delete-course', {
    operation: CourseDeleteDocument,
    variables: (input) => ({
      input: { studentId: input.int('student_id'), courseCode: input.text('course_code'), extra: input.maybe.text('extra') },
    }),
    data: () => '操作成功!',
  }),

  route('summer-crm.change-record.list', {
    operations: [ChangeRecordListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')) });
      return pageOf(request, async (slice) => (await run(ChangeRecordListDocument, { ...slice, filter })).courseChanges, changeRecordOf);
    },
  }),

  route('summer-crm.change-record.get', {
    operation: ChangeRecordGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ courseChange }) => (courseChange === null ? refuse('NOT_FOUND') : changeRecordOf(courseChange)),
  }),

  route('summer-crm.change-record.by-student', {
    operation: ChangeRecordsOfStudentDocument,
    variables: (input) => ({ studentId: input.int('student_id') }),
    data: ({ courseChanges: { nodes } }) => nodes.map(changeRecordOfStudent),
  }),

  route('summer-crm.change-record.create', {
    operation: ChangeRecordCreateDocument,
    fields: { student_id: reference(RECORDS.student) },
    variables: (input) => ({ input: { studentId: input.int('student_id'), ...details(input) } }),
    data: ({ createCourseChange }) => changeRecordOf(createCourseChange),
  }),

  route('summer-crm.change-record.add', {
    operation: ChangeRecordCreateDocument,
    fields: { student: reference(RECORDS.student), student_server: reference(RECORDS.user) },
    variables: (input) => ({
      input: { studentId: input.int('student'), staffId: maybeId(input.maybe.text('student_server')), ...details(input) },
    }),
    data: ({ createCourseChange }) => changeRecordOf(createCourseChange),
  }),

  route('summer-crm.change-record.update', {
    operation: ChangeRecordUpdateDocument,
    before: existingIn('id', RECORDS.changeRecord),
    fields: { student: reference(RECORDS.student), student_server_id: reference(RECORDS.user) },
    variables: (input) => ({
      id: input.int('id'),
      input: {
        ...details(input),
        studentId: input.maybe.int('student'),
        staffId: maybeId(input.maybe.text('student_server_id')),
        previousCourseCode: input.maybe.text('previous_course_code'),
        aimCourseCode: input.maybe.text('aim_course_code'),
      },
    }),
    data: ({ updateCourseChange }) => changeRecordOf(updateCourseChange),
  }),
];

function details(input: Input) {
  return {
    courseCode: input.maybe.text('course_code'),
    courseName: input.maybe.text('course_name'),
    school: input.maybe.text('school'),
    catalogueCourseName: input.maybe.text('course'),
    projectName: input.maybe.text('project'),
    changeType: input.maybe.text('change_type'),
    extra: input.maybe.text('extra'),
  };
}

/** contract: shapes.ChangeRecordOfStudent */
function changeRecordOfStudent(row: ChangeRecordRowFragment) {
  return {
    student_server: row.staffId,
    course_code: row.courseCode,
    course_name: row.courseName,
    project: row.projectName,
    course: row.catalogueCourseName,
    school: row.school,
    modified_time: shanghaiIso(row.updatedAt),
    change_type: row.changeType,
    extra: row.extra,
  };
}

/** contract: shapes.ChangeRecord */
function changeRecordOf(row: ChangeRecordRowFragment) {
  return {
    ...changeRecordOfStudent(row),
    id: row.id,
    student: row.studentId,
    student_server_id: String(row.staffId),
    previous_course_code: row.previousCourseCode,
    aim_course_code: row.aimCourseCode,
    create_time: shanghaiIso(row.createdAt),
  };
}
