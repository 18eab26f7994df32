import {
  ProjectAllDocument,
  ProjectCreateDocument,
  ProjectGetDocument,
  ProjectListDocument,
  ProjectNamesOfCampusDocument,
  ProjectsOfCampusDocument,
  type ProjectsOfCampusQuery,
  ProjectUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { type FieldRule, type Input, parseDateTime, parseDay, route, type Route, shanghaiIso } from '../../shim/index.js';
import { amountOf, decimal } from '../../summer/amounts.js';
import { existingIn, reference, there } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOfShown } from '../pages.js';
import { PROJECT } from '../project-rows.js';
import { RECORDS } from '../records.js';

/** A datetime is cut to its date. */
const day: FieldRule = {
  read: (raw) => {
    const time = typeof raw === 'string' && parseDay(raw) === null ? parseDateTime(raw) : null;
    return time === null ? raw : shanghaiIso(time).slice(0, 10);
  },
};

const COMMON = { campus: reference(RECORDS.campus), start_date: day, end_date: day };

/** The fee for as many courses as the place in this list tells. */
const FEE_COLUMNS = ['one_course_fee', 'two_course_fee', 'three_course_fee', 'four_course_fee', 'five_course_fee'] as const;

export const projectRoutes: readonly Route[] = [
  route('summer-crm.project.list', {
    operations: [ProjectListDocument],
    handle: ({ input, request, show }) => {
      const filter = narrowed(input, { active: { eq: true }, campusId: only(input.maybe.int('campus')) });
      return pageOfShown(request, (slice) => show.rows(ProjectListDocument, { ...slice, filter }, PROJECT));
    },
  }),

  route('summer-crm.project.get', {
    operation: ProjectGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: there(PROJECT),
  }),

  route('summer-crm.project.all', {
    operation: ProjectAllDocument,
    data: ({ projectOptions: { nodes } }) => nodes.map(({ id, name }) => ({ id, name })),
  }),

  route('summer-crm.project.create', {
    operation: ProjectCreateDocument,
    fields: COMMON,
    variables: (input) => ({
      input: {
        ...details(input),
        campusId: input.int('campus'),
        name: input.text('project_name'),
        startDate: input.date('start_date'),
        endDate: input.date('end_date'),
        courseNum: input.int('course_num'),
        fees: newTable(input),
      },
    }),
    row: PROJECT,
  }),

  route('summer-crm.project.update', {
    before: existingIn('id', RECORDS.project),
    operation: ProjectUpdateDocument,
    fields: COMMON,
    variables: (input) => ({
      id: input.int('id'),
      input: {
        ...details(input),
        campusId: input.maybe.int('campus'),
        name: input.maybe.text('project_name'),
        startDate: input.maybe.date('start_date'),
        endDate: input.maybe.date('end_date'),
        courseNum: input.maybe.int('course_num'),
        fees: input.sent('project_course_fee') ? tableEntries(input) : undefined,
        changedFees: columnEntries(input),
        removedFees: FEE_COLUMNS.flatMap((name, index) => (input.maybe.float(name) === null ? [index + 1] : [])),
      },
    }),
    row: PROJECT,
  }),

  route('summer-crm.project.get-project-by-campus', {
    operations: [ProjectNamesOfCampusDocument, ProjectsOfCampusDocument],
    // The documented path answers names, the query form what the source did: whole rows.
    handle: async ({ input, request, run }) => {
      const variables = { campusId: input.int('campus_id') };
      if (request.params.has('campus_id'))
        return (await run(ProjectNamesOfCampusDocument, variables)).projects.nodes.map(({ name }) => name);
      return (await run(ProjectsOfCampusDocument, variables)).projects.nodes.map(plainProjectOf);
    },
  }),
];

/** contract: shapes.ProjectPlain */
function plainProjectOf({ fees, ...project }: ProjectsOfCampusQuery['projects']['nodes'][number]) {
  const { campus: campus_id, project_name: _, ...row } = PROJECT.write(project);
  const feeFor = (courses: number) => fees.find(({ courseNumber }) => courseNumber === courses)?.fee ?? null;
  return { ...row, campus_id, ...Object.fromEntries(FEE_COLUMNS.map((name, index) => [name, amountOf(feeFor(index + 1))])) };
}

function details(input: Input) {
  return {
    address: input.maybe.text('address'),
    info: input.maybe.text('info'),
    applyFee: decimal(input.maybe.float('apply_fee')),
    active: input.maybe.bool('is_active'),
  };
}

/** Where both are sent a column wins over the table's entry. */
function newTable(input: Input) {
  const columns = columnEntries(input);
  return [...tableEntries(input).filter(({ courseNumber }) => columns.every((column) => column.courseNumber !== courseNumber)), ...columns];
}

function tableEntries(input: Input) {
  return (input.maybe.rows('project_course_fee') ?? []).map((row) => ({
    courseNumber: row.int('course_number'),
    fee: decimal(row.float('course_fee')),
  }));
}

function columnEntries(input: Input) {
  return FEE_COLUMNS.flatMap((name, index) => {
    const fee = input.maybe.float(name);
    return fee === undefined || fee === null ? [] : [{ courseNumber: index + 1, fee: decimal(fee) }];
  });
}
