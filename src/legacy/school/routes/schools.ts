import {
  SchoolCreateDocument,
  SchoolDeleteDocument,
  SchoolGetDocument,
  SchoolListDocument,
  SchoolRenameDocument,
} from '../../../generated/operations/school.js';
import { route, type Route } from '../../shim/index.js';
import { pageOf, schoolOf, slice } from '../rows.js';
import { existingSchool } from './existing-school.js';

export const schoolRoutes: readonly Route[] = [
  route('school.school.list', {
    operation: SchoolListDocument,
    variables: (_input, request) => slice(request),
    data: ({ schools }, request) => pageOf(schools, request, schoolOf),
  }),

  route('school.school.create', {
    operation: SchoolCreateDocument,
    variables: (input) => ({ name: input.text('name') }),
  }),

  route('school.school.get', {
    operation: SchoolGetDocument,
    variables: (input) => ({ id: input.int('school_id') }),
    data: ({ schoolAsMember }) => schoolOf(schoolAsMember),
  }),

  route('school.school.update', {
    before: existingSchool,
    operation: SchoolRenameDocument,
    variables: (input) => ({ id: input.int('school_id'), name: input.text('name') }),
  }),

  route('school.school.delete', {
    operation: SchoolDeleteDocument,
    variables: (input) => ({ id: input.int('school_id') }),
  }),
];
