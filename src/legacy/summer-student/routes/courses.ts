import {
  CourseCreateDocument,
  CourseDetailDocument,
  CourseExistsDocument,
  CourseListDocument,
  CourseUpdateDocument,
  ProjectExistsDocument,
} from '../../../generated/operations/summer-student.js';
import { type FieldRule, type Input, parseDay, route, type Route, sentValue } from '../../shim/index.js';
import { courseOf } from '../rows/catalogue.js';
import { existing, existingIn, reference } from './existing.js';
import { pagedRoute } from './pages.js';

const project = reference(ProjectExistsDocument, (found) => found.project);

/** A time of day belongs to it: a day alone is no datetime here. */
const timeOfDay: FieldRule = { read: (raw) => (typeof raw === 'string' && parseDay(raw) !== null ? false : raw) };

const fields = { project, start_time: timeOfDay, end_time: timeOfDay };

export const courseRoutes: readonly Route[] = [
  pagedRoute('summer-student.course.list', CourseListDocument, ({ offerings }) => offerings, courseOf),

  route('summer-student.course.detail', {
    operation: CourseDetailDocument,
    variables: (input) => ({ id: input.int('course_id') }),
    data: ({ offering }) => courseOf(existing(offering)),
  }),

  route('summer-student.course.create', {
    // On the path that it shares with the projects, the body tells them apart.
    when: ({ body }) => {
      const sent = { body, query: new Map() };
      return sentValue(sent, 'project') !== undefined && sentValue(sent, 'campus') === undefined;
    },
    fields,
    operation: CourseCreateDocument,
    variables: (input) => ({
      input: {
        projectId: input.int('project'),
        name: input.text('name'),
        course: { name: input.text('name'), credit: input.int('credit') },
        maxNum: input.int('max_num'),
        professor: input.text('professor'),
        startTime: input.time('start_time').toISOString(),
        endTime: input.time('end_time').toISOString(),
        address: input.text('address'),
        syllabus: outlineOf(input),
      },
    }),
    data: ({ createOffering }) => courseOf(createOffering),
  }),

  route('summer-student.course.update', {
    before: existingIn(CourseExistsDocument, 'course_id', ({ offering }) => offering),
    fields,
    operation: CourseUpdateDocument,
    variables: (input) => ({
      id: input.int('course_id'),
      input: {
        projectId: input.maybe.int('project'),
        name: input.maybe.text('name'),
        course: input.sent('credit') ? { credit: input.int('credit') } : undefined,
        maxNum: input.maybe.int('max_num'),
        professor: input.maybe.text('professor'),
        startTime: input.maybe.time('start_time')?.toISOString(),
        endTime: input.maybe.time('end_time')?.toISOString(),
        address: input.maybe.text('address'),
        syllabus: outlineOf(input),
      },
    }),
    data: ({ updateOffering }) => courseOf(updateOffering),
  }),
];

/** The outline as GraphQL takes it; null removes it, undefined leaves it. */
function outlineOf(input: Input): string | null | undefined {
  const file = input.maybe.file('syllabus');
  return file ? file.bytes.toString('base64') : file;
}
