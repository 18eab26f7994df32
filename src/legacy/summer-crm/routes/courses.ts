import {
  CourseAllDocument,
  type CourseAnswerFragment,
  CourseCreateDocument,
  CourseGetDocument,
  CourseListDocument,
  CourseUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { CHINA, shape, time } from '../../../platform/shape/index.js';
import { type Input, route, type Route } from '../../shim/index.js';
import { existingIn, there } from '../../summer/existence.js';
import { pageOfShown } from '../pages.js';
import { RECORDS } from '../records.js';
import { courseCode } from '../unique-fields.js';

/** contract: shapes.Course */
const COURSE = shape<CourseAnswerFragment>({
  id: 'id',
  course_code: 'code',
  name: 'name',
  course_name: 'name',
  extra: 'extra',
  credit: 'credit',
  create_time: time(CHINA, 'createdAt'),
  modified_time: time(CHINA, 'updatedAt'),
});

export const courseRoutes: readonly Route[] = [
  route('summer-crm.course.list', {
    operations: [CourseListDocument],
    handle: ({ input, request, show }) => {
      const projectId = input.maybe.int('project');
      const offerings = projectId === undefined || projectId === null ? undefined : { projectId: { eq: projectId }, active: { eq: true } };
      const filter = { active: { eq: true }, offerings };
      return pageOfShown(request, (slice) => show.rows(CourseListDocument, { ...slice, filter }, COURSE));
    },
  }),

  route('summer-crm.course.get', {
    operation: CourseGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: there(COURSE),
  }),

  route('summer-crm.course.all', {
    operation: CourseAllDocument,
    data: ({ courseOptions: { nodes } }) => nodes.map(({ id, name, code }) => ({ id, name, course_code: code })),
  }),

  route('summer-crm.course.create', {
    operation: CourseCreateDocument,
    fields: { course_code: courseCode },
    variables: (input) => ({ input: { ...details(input), code: input.text('course_code'), name: input.text('course_name') } }),
    row: COURSE,
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
    row: COURSE,
  }),
];

function details(input: Input) {
  return { credit: input.maybe.int('credit'), extra: input.maybe.text('extra') };
}
