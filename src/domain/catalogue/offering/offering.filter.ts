import { BooleanFilter, IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';
import { ProjectFilter } from '../project/project.filter.js';

export const OfferingFilter = filterInput('OfferingFilter', {
  id: IntFilter,
  projectId: IntFilter,
  courseId: IntFilter,
  campusId: IntFilter,
  active: BooleanFilter,
  project: ProjectFilter,
});
export const OfferingOrder = orderEnum('OfferingOrder', { ID: 'id' });
