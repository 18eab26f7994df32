import {
  OfferingCreateDocument,
  OfferingDeleteDocument,
  OfferingGetDocument,
  OfferingListDocument,
  type OfferingAnswerFragment,
  OfferingRosterDocument,
  type OfferingRosterQuery,
  OfferingsOfCourseDocument,
  type OfferingsOfCourseQuery,
  OfferingsOfProjectDocument,
  type OfferingsOfProjectQuery,
  OfferingUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { CHINA, or, shape, text, time, value } from '../../../platform/shape/index.js';
import { type Input, type LegacyRequest, route, type Route } from '../../shim/index.js';
import { existingIn, reference, there } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOfShown, sliceOfPage } from '../pages.js';
import { RECORDS } from '../records.js';

const HELD = { course: reference(RECORDS.course), project: reference(RECORDS.project) };

/** contract: shapes.ProjectCourse */
const OFFERING = shape<OfferingAnswerFragment>({
  id: 'id',
  modified_time: time(CHINA, 'updatedAt'),
  create_time: time(CHINA, 'createdAt'),
  status: 'active',
  professor: 'professor',
  start_time: time(CHINA, 'startTime'),
  end_time: time(CHINA, 'endTime'),
  address: 'address',
  course: 'courseId',
  project: 'projectId',
  course_name: 'name',
  course_code: 'code',
  max_select_num: 'maxNum',
  campus_id: 'campusId',
  select_course_num: 'selectedNum',
  real_name: 'courseName',
  campus_name: 'campusName',
  project_name: 'projectName',
  'select_course_num/max_select_num': text('{selectedNum}/{maxNum}'),
});

/** contract: project-course.get-course */
const HELD_COURSE = shape<OfferingsOfProjectQuery['offerings']['nodes'][number]>({
  course: 'courseId',
  course_name: 'name',
  create_time: time(CHINA, 'createdAt'),
  modified_time: time(CHINA, 'updatedAt'),
});

/** contract: project-course.relate-review-course */
const OFFERED_COURSE = shape<OfferingsOfCourseQuery['offerings']['nodes'][number]>({
  id: 'id',
  project__campus__name: 'campusName',
  course_name: 'name',
  course__course_code: or(value('course.code'), ''),
  select_course_num: 'selectedNum',
});

/** Courses held in projects: this API's project_course. */
export const offeringRoutes: readonly Route[] = [
  route('summer-crm.project-course.list', {
    operations: [OfferingListDocument],
    handle: ({ input, request, show }) => {
      const { maybe } = input;
      const filter = narrowed(input, {
        active: { eq: true },
        projectId: only(maybe.int('project')),
        courseId: only(maybe.int('course')),
        campusId: only(maybe.int('campus_id')),
      });
      return pageOfShown(request, (slice) => show.rows(OfferingListDocument, { ...slice, filter }, OFFERING));
    },
  }),

  route('summer-crm.project-course.get', {
    operation: OfferingGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: there(OFFERING),
  }),

  route('summer-crm.project-course.create', {
    operation: OfferingCreateDocument,
    fields: HELD,
    variables: (input) => ({
      input: {
        professor: input.text('professor'),
        startTime: input.time('start_time').toISOString(),
        endTime: input.time('end_time').toISOString(),
        address: input.text('address'),
        courseId: input.int('course'),
        projectId: input.int('project'),
        name: input.text('course_name'),
        maxNum: input.int('max_select_num'),
        code: input.maybe.text('course_code') || undefined,
      },
    }),
    row: OFFERING,
  }),

  route('summer-crm.project-course.update', {
    before: existingIn('id', RECORDS.activeOffering),
    operation: OfferingUpdateDocument,
    fields: HELD,
    variables: (input) => ({ id: input.int('id'), input: changes(input) }),
    row: OFFERING,
  }),

  route('summer-crm.project-course.cancel-project', {
    before: existingIn('id', RECORDS.activeOffering),
    operation: OfferingUpdateDocument,
    fields: HELD,
    // true would bring a cancelled offering back, which this API does not do.
    variables: (input) => ({
      id: input.int('id'),
      input: { ...changes(input), active: input.maybe.bool('status') === false ? false : undefined },
    }),
    data: ({ updateOffering }, _request, input) => (input.sent('status') ? null : OFFERING.write(updateOffering)),
  }),

  route('summer-crm.project-course.delete', {
    operation: OfferingDeleteDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: () => null,
  }),

  route('summer-crm.project-course.relate-review-course', {
    operation: OfferingsOfCourseDocument,
    variables: (input) => ({ courseId: input.int('course_id') }),
    rows: OFFERED_COURSE,
  }),

  route('summer-crm.project-course.get-course', {
    operation: OfferingsOfProjectDocument,
    variables: (input) => ({ projectId: input.int('project_id') }),
    rows: HELD_COURSE,
  }),

  route('summer-crm.confirm-course.get-select-student', {
    operation: OfferingRosterDocument,
    variables: (input, request) => ({
      offeringId: input.int('project_course_id'),
      counted: !isDocumentedForm(request),
      ...sliceOfPage(request),
    }),
    // The query form answers what the source did.
    data: ({ enrolments: { nodes, totalCount } }, request) =>
      isDocumentedForm(request)
        ? nodes.map(({ student }) => rosterRow(student, 'confirmcourse__student__'))
        : { select_num: totalCount, result: nodes.map(({ student }) => rosterRow(student, 'student__')) },
  }),
];

function isDocumentedForm({ params }: LegacyRequest): boolean {
  return params.has('project_course_id');
}

/** A student as either form shows one: the keys begin differently. */
function rosterRow(student: OfferingRosterQuery['enrolments']['nodes'][number]['student'], prefix: string) {
  const { idNumber: id_number, name, cc, cschool, server } = student;
  return Object.fromEntries(Object.entries({ id_number, name, cc, cschool, server }).map(([key, value]) => [`${prefix}${key}`, value]));
}

function changes(input: Input) {
  return {
    professor: input.maybe.text('professor'),
    startTime: input.maybe.time('start_time')?.toISOString(),
    endTime: input.maybe.time('end_time')?.toISOString(),
    address: input.maybe.text('address'),
    courseId: input.maybe.int('course'),
    projectId: input.maybe.int('project'),
    name: input.maybe.text('course_name'),
    maxNum: input.maybe.int('max_select_num'),
    code: input.maybe.text('course_code'),
  };
}
