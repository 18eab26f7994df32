import { BooleanFilter, IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const RoleFilter = filterInput('RoleFilter', {
  id: IntFilter,
  name: StringFilter,
  enabled: BooleanFilter,
  administrator: BooleanFilter,
});
export const RoleOrder = orderEnum('RoleOrder', { ID: 'id', NAME: 'name' });
