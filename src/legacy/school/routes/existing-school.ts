import { SchoolExistsDocument } from '../../../generated/operations/school.js';
import { before, refuse } from '../../shim/index.js';

/** The school of the path is looked up before the fields are checked (contract: school, check_order). */
export const existingSchool = before(
  SchoolExistsDocument,
  (input) => ({ id: input.int('school_id') }),
  ({ schoolExists }) => {
    if (!schoolExists) refuse('NOT_FOUND');
  },
);
