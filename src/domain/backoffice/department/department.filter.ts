import { BooleanFilter, IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const DepartmentFilter = filterInput('DepartmentFilter', { id: IntFilter, name: StringFilter, enabled: BooleanFilter });
export const DepartmentOrder = orderEnum('DepartmentOrder', { ID: 'id', NAME: 'name' });
