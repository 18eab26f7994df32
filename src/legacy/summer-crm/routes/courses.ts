import {
  CourseAllDocument,
  type CourseAnswerFragment,
  CourseCreateDocument,
  CourseGetDocument,
  CourseListDocument,
  CourseUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { type Input, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing, existingIn } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { courseCode } from '../unique-fields.js';

export const courseRoutes: readonly Route[] = [
  route('summer-crm.course.list', {
    operations: [CourseListDocument],
    handle: ({ input, request, run }) => {
      const projectId = input.maybe.int('project');
      const offerings = projectId === undefined || projectId === null ? undefined : { projectId: { eq: projectId }, active: { eq: true } };
      const filter = { active: { eq: true }, offerings };
      return pageOf(request, async (slice) => (await run(CourseListDocument, { ...slice, filter })).courses, courseOf);
    },
  }),

  route('summer-crm.course.get', {
    operation: CourseGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ course }) => courseOf(existing(course)),
  }),

  route('summer-crm.course.all', {
    operation: CourseAllDocument,
    data: ({ courseOptions: { nodes } }) => nodes.map(({ id, name, code }) => ({ id, name, course_code: code })),
  }),

  route('summer-crm.course.create', {
    operation: CourseCreateDocument,
    fields: { course_code: courseCode },
    variables: (input) => ({ input: { ...details(input), code: input.text('course_code'), name: input.text('course_name') } }),
    data: ({ createCourse }) => courseOf(createCourse),
  }),

  route('summer-crm.course.update', {
    before: existingIn('id', RECORDS.course),
    operation: CourseUpdateDocument,
    fields: { course_code: courseCode },
    variables: (input) => ({
      id: input.int('id'),
      input: {
        ...details(input),
        code: input.maybe.text('course_code'),
        name: input.maybe.text('course_name'),
        active: input.maybe.bool('is_active'),
      },
    }),
    data: ({ updateCourse }) => courseOf(updateCourse),
  }),
];

function details(input: Input) {
  return { credit: input.maybe.int('credit'), extra: input.maybe.text('extra') };
}

/** contract: shapes.Course */
function courseOf({ id, code, name, extra, credit, createdAt, updatedAt }: CourseAnswerFragment) {
  return {
    id,
    course_code: code,
    name,
    course_name: name,
    extra,
    credit,
    create_time: shanghaiIso(createdAt),
    modified_time: shanghaiIso(updatedAt),
  };
}
