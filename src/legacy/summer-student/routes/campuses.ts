import {
  CampusCreateDocument,
  CampusDetailDocument,
  CampusListDocument,
  CampusProjectsDocument,
  CampusTypeCreateDocument,
  CampusTypeDetailDocument,
  CampusTypeListDocument,
  CampusTypeUpdateDocument,
  CampusUpdateDocument,
} from '../../../generated/operations/summer-student.js';
import { onEveryCall, route, type Route } from '../../shim/index.js';
import { existing, existingIn, reference } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { campusOf, campusTypeOf, projectOf } from '../rows/catalogue.js';
import { pagedRoute } from './pages.js';

const campusType = reference(RECORDS.campusType);

export const campusRoutes: readonly Route[] = [
  pagedRoute('summer-student.campus-type.list', CampusTypeListDocument, ({ campusTypes }) => campusTypes, campusTypeOf),

  route('summer-student.campus-type.detail', {
    operation: CampusTypeDetailDocument,
    variables: (input) => ({ id: input.int('campus_type_id') }),
    data: (found) => campusTypeOf(existing(found.campusType)),
  }),

  route('summer-student.campus-type.create', {
    operation: CampusTypeCreateDocument,
    variables: (input) => ({ title: input.text('title') }),
    data: ({ createCampusType }) => campusTypeOf(createCampusType),
  }),

  route('summer-student.campus-type.update', {
    before: existingIn('campus_type_id', RECORDS.campusType),
    operation: CampusTypeUpdateDocument,
    variables: (input) => ({ id: input.int('campus_type_id'), input: { title: input.maybe.text('title') } }),
    data: ({ updateCampusType }) => campusTypeOf(updateCampusType),
  }),

  pagedRoute('summer-student.campus.list', CampusListDocument, ({ campuses }) => campuses, campusOf),
  pagedRoute('summer-student.common.campus-list', CampusListDocument, ({ campuses }) => campuses, campusOf),

  route('summer-student.campus.detail', {
    operation: CampusDetailDocument,
    variables: (input) => ({ id: input.int('campus_id') }),
    data: ({ campus }) => campusOf(existing(campus)),
  }),

  route('summer-student.campus.create', {
    fields: { campus_type: campusType },
    operation: CampusCreateDocument,
    variables: (input) => ({ input: { name: input.text('name'), campusTypeId: input.int('campus_type'), info: input.text('info') } }),
    data: ({ createCampus }) => campusOf(createCampus),
  }),

  route('summer-student.campus.update', {
    before: onEveryCall(existingIn('campus_id', RECORDS.campus)),
    fields: { campus_type: campusType },
    operation: CampusUpdateDocument,
    variables: (input) => ({
      id: input.int('campus_id'),
      input: { name: input.maybe.text('name'), campusTypeId: input.maybe.int('campus_type'), info: input.maybe.text('info') },
    }),
    data: ({ updateCampus }) => campusOf(updateCampus),
  }),

  route('summer-student.campus.projects', {
    operation: CampusProjectsDocument,
    variables: (input) => ({ id: input.int('campus_id') }),
    data: ({ campus }) => existing(campus).projects.nodes.map(projectOf),
  }),
];
