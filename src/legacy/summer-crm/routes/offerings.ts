import {
  OfferingCreateDocument,
  OfferingDeleteDocument,
  OfferingGetDocument,
  OfferingListDocument,
  type OfferingAnswerFragment,
  OfferingRosterDocument,
  type OfferingRosterQuery,
  OfferingsOfCourseDocument,
  OfferingsOfProjectDocument,
  OfferingUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { type Input, type LegacyRequest, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing, existingIn, reference } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOf, sliceOfPage } from '../pages.js';
import { RECORDS } from '../records.js';

const HELD = { course: reference(RECORDS.course), project: reference(RECORDS.project) };

/** Courses held in projects: this API's project_course. */
export const offeringRoutes: readonly Route[] = [
  route('summer-crm.project-course.list', {
    operations: [OfferingListDocument],
    handle: ({ input, request, run }) => {
      const { maybe } = input;
      const filter = narrowed(input, {
        active: { eq: true },
        projectId: only(maybe.int('project')),
        courseId: only(maybe.int('course')),
        campusId: only(maybe.int('campus_id')),
      });
      return pageOf(request, async (slice) => (await run(OfferingListDocument, { ...slice, filter })).offerings, offeringOf);
    },
  }),

  route('summer-crm.project-course.get', {
    operation: OfferingGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ offering }) => offeringOf(existing(offering)),
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
    data: ({ createOffering }) => offeringOf(createOffering),
  }),

  route('summer-crm.project-course.update', {
    before: existingIn('id', RECORDS.activeOffering),
    operation: OfferingUpdateDocument,
    fields: HELD,
    variables: (input) => ({ id: input.int('id'), input: changes(input) }),
    data: ({ updateOffering }) => offeringOf(updateOffering),
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
    data: ({ updateOffering }, _request, input) => (input.sent('status') ? null : offeringOf(updateOffering)),
  }),

  route('summer-crm.project-course.delete', {
    operation: OfferingDeleteDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: () => null,
  }),

  route('summer-crm.project-course.relate-review-course', {
    operation: OfferingsOfCourseDocument,
    variables: (input) => ({ courseId: input.int('course_id') }),
    data: ({ offerings: { nodes } }) =>
      nodes.map(({ id, name, campusName, selectedNum, course }) => ({
        id,
        project__campus__name: campusName,
        course_name: name,
        course__course_code: course?.code ?? '',
        select_course_num: selectedNum,
      })),
  }),

  route('summer-crm.project-course.get-course', {
    operation: OfferingsOfProjectDocument,
    variables: (input) => ({ projectId: input.int('project_id') }),
    data: ({ offerings: { nodes } }) =>
      nodes.map(({ courseId, name, createdAt, updatedAt }) => ({
        course: courseId,
        course_name: name,
        create_time: shanghaiIso(createdAt),
        modified_time: shanghaiIso(updatedAt),
      })),
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

/** contract: shapes.ProjectCourse */
function offeringOf(offering: OfferingAnswerFragment) {
  return {
    id: offering.id,
    modified_time: shanghaiIso(offering.updatedAt),
    create_time: shanghaiIso(offering.createdAt),
    status: offering.active,
    professor: offering.professor,
    start_time: shanghaiIso(offering.startTime),
    end_time: shanghaiIso(offering.endTime),
    address: offering.address,
    course: offering.courseId,
    project: offering.projectId,
    course_name: offering.name,
    course_code: offering.code,
    max_select_num: offering.maxNum,
    campus_id: offering.campusId,
    select_course_num: offering.selectedNum,
    real_name: offering.courseName,
    campus_name: offering.campusName,
    project_name: offering.projectName,
    'select_course_num/max_select_num': `${offering.selectedNum}/${offering.maxNum}`,
  };
}
