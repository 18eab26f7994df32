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
import { existing, existingIn, reference, there } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { CAMPUS, CAMPUS_TYPE, PROJECT } from '../rows/catalogue.js';
import { pagedRoute } from './pages.js';

const campusType = reference(RECORDS.campusType);

export const campusRoutes: readonly Route[] = [
  pagedRoute('summer-student.campus-type.list', CampusTypeListDocument, CAMPUS_TYPE),

  route('summer-student.campus-type.detail', {
    operation: CampusTypeDetailDocument,
    variables: (input) => ({ id: input.int('campus_type_id') }),
    row: CAMPUS_TYPE,
  }),

  route('summer-student.campus-type.create', {
    operation: CampusTypeCreateDocument,
    variables: (input) => ({ title: input.text('title') }),
    row: CAMPUS_TYPE,
  }),

  route('summer-student.campus-type.update', {
    before: existingIn('campus_type_id', RECORDS.campusType),
    operation: CampusTypeUpdateDocument,
    variables: (input) => ({ id: input.int('campus_type_id'), input: { title: input.maybe.text('title') } }),
    row: CAMPUS_TYPE,
  }),

  pagedRoute('summer-student.campus.list', CampusListDocument, CAMPUS),
  pagedRoute('summer-student.common.campus-list', CampusListDocument, CAMPUS),

  route('summer-student.campus.detail', {
    operation: CampusDetailDocument,
    variables: (input) => ({ id: input.int('campus_id') }),
    row: there(CAMPUS),
  }),

  route('summer-student.campus.create', {
    fields: { campus_type: campusType },
    operation: CampusCreateDocument,
    variables: (input) => ({ input: { name: input.text('name'), campusTypeId: input.int('campus_type'), info: input.text('info') } }),
    row: CAMPUS,
  }),

  route('summer-student.campus.update', {
    before: onEveryCall(existingIn('campus_id', RECORDS.campus)),
    fields: { campus_type: campusType },
    operation: CampusUpdateDocument,
    variables: (input) => ({
      id: input.int('campus_id'),
      input: { name: input.maybe.text('name'), campusTypeId: input.maybe.int('campus_type'), info: input.maybe.text('info') },
    }),
    row: CAMPUS,
  }),

  route('summer-student.campus.projects', {
    operation: CampusProjectsDocument,
    variables: (input) => ({ id: input.int('campus_id') }),
    data: ({ campus }) => existing(campus).projects.nodes.map(PROJECT.write),
  }),
];
