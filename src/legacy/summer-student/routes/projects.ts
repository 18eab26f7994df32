import {
  ProjectCoursesDocument,
  ProjectCreateDocument,
  ProjectDetailDocument,
  ProjectListDocument,
  ProjectUpdateDocument,
} from '../../../generated/operations/summer-student.js';
import { type Input, onEveryCall, route, type Route } from '../../shim/index.js';
import { decimal } from '../../summer/amounts.js';
import { existing, existingIn, reference, there } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { courseHereOf, PROJECT } from '../rows/catalogue.js';
import { pagedRoute } from './pages.js';

const campus = onEveryCall(reference(RECORDS.campus));

export const projectRoutes: readonly Route[] = [
  pagedRoute('summer-student.project.list', ProjectListDocument, PROJECT),

  route('summer-student.project.detail', {
    operation: ProjectDetailDocument,
    variables: (input) => ({ id: input.int('project_id') }),
    row: there(PROJECT),
  }),

  route('summer-student.project.create', {
    fields: { campus },
    operation: ProjectCreateDocument,
    variables: (input) => ({
      input: {
        campusId: input.int('campus'),
        name: input.text('name'),
        startDate: input.date('start_date'),
        endDate: input.date('end_date'),
        address: input.text('address'),
        info: input.text('info'),
        courseNum: input.int('course_num'),
        ...optionalParts(input),
      },
    }),
    row: PROJECT,
  }),

  route('summer-student.project.update', {
    before: onEveryCall(existingIn('project_id', RECORDS.project)),
    fields: { campus },
    operation: ProjectUpdateDocument,
    variables: (input) => ({
      id: input.int('project_id'),
      input: {
        campusId: input.maybe.int('campus'),
        name: input.maybe.text('name'),
        startDate: input.maybe.date('start_date'),
        endDate: input.maybe.date('end_date'),
        address: input.maybe.text('address'),
        info: input.maybe.text('info'),
        courseNum: input.maybe.int('course_num'),
        ...optionalParts(input),
      },
    }),
    row: PROJECT,
  }),

  route('summer-student.project.courses', {
    operation: ProjectCoursesDocument,
    variables: (input) => ({ id: input.int('project_id') }),
    data: ({ project }) => existing(project).offerings.nodes.map(courseHereOf),
  }),
];

function optionalParts(input: Input) {
  return {
    maxNum: input.maybe.int('max_num'),
    applyFee: decimal(input.maybe.float('apply_fee')),
    fees: input.maybe
      .rows('project_course_fee')
      ?.map((row) => ({ courseNumber: row.int('course_number'), fee: decimal(row.float('course_fee')) })),
  };
}
