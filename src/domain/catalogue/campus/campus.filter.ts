import { BooleanFilter, IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const CampusTypeFilter = filterInput('CampusTypeFilter', { id: IntFilter, title: StringFilter });
export const CampusTypeOrder = orderEnum('CampusTypeOrder', { ID: 'id' });

export const CampusFilter = filterInput('CampusFilter', {
  id: IntFilter,
  name: StringFilter,
  campusTypeId: IntFilter,
  active: BooleanFilter,
});
export const CampusOrder = orderEnum('CampusOrder', { ID: 'id', NAME: 'name' });
