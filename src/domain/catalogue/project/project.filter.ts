import { BooleanFilter, IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const ProjectFilter = filterInput('ProjectFilter', { id: IntFilter, campusId: IntFilter, active: BooleanFilter });
export const ProjectOrder = orderEnum('ProjectOrder', { ID: 'id' });
