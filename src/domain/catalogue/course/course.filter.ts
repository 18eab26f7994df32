import { BooleanFilter, IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';
import { OfferingFilter } from '../offering/offering.filter.js';

export const CourseFilter = filterInput('CourseFilter', {
  id: IntFilter,
  code: StringFilter,
  active: BooleanFilter,
  offerings: OfferingFilter,
});
export const CourseOrder = orderEnum('CourseOrder', { ID: 'id', CODE: 'code' });
