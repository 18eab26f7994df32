import {
  CourseCreateDocument,
  CourseDetailDocument,
  CourseListDocument,
  CourseUpdateDocument,
} from '../../../generated/operations/summer-student.js';
import { type FieldRule, onEveryCall, parseDay, route, type Route, sentValue } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn, reference, there } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { COURSE } from '../rows/catalogue.js';
import { pagedRoute } from './pages.js';

const project = onEveryCall(reference(RECORDS.project));

/** A day without a time of day is no datetime here. */
const timeOfDay: FieldRule = { read: (raw) => (typeof raw === 'string' && parseDay(raw) !== null ? false : raw) };

/** The outline comes as a part of a form only: a text is no file, whatever it holds. */
const outline: FieldRule = { read: (raw) => (typeof raw === 'string' && raw.trim() !== '' ? false : raw) };

const fields = { project, start_time: timeOfDay, end_time: timeOfDay, syllabus: outline };

export const courseRoutes: readonly Route[] = [
  pagedRoute('summer-student.course.list', CourseListDocument, COURSE),

  route('summer-student.course.detail', {
    operation: CourseDetailDocument,
    variables: (input) => ({ id: input.int('course_id') }),
    row: there(COURSE),
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
        syllabus: base64Of(input.maybe.file('syllabus')),
      },
    }),
    row: COURSE,
  }),

  route('summer-student.course.update', {
    before: existingIn('course_id', RECORDS.activeOffering),
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
        syllabus: base64Of(input.maybe.file('syllabus')),
      },
    }),
    row: COURSE,
  }),
];
