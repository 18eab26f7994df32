import { BooleanFilter, IntFilter, StringFilter, filterInput, orderEnum, shownWithParent } from '../../../read/declare/filter-input.js';
import { DepartmentFilter } from '../department/department.filter.js';
import { RoleFilter } from '../role/role.filter.js';

/** How a member of staff signs in; nothing of it that is secret. */
const StaffAccountFilter = filterInput('StaffAccountFilter', { username: StringFilter, active: BooleanFilter });

export const StaffFilter = filterInput('StaffFilter', {
  id: IntFilter,
  name: StringFilter,
  roleId: IntFilter,
  departmentId: IntFilter,
  superiorId: IntFilter,
  role: RoleFilter,
  department: DepartmentFilter,
  account: shownWithParent(StaffAccountFilter),
});
export const StaffOrder = orderEnum('StaffOrder', { ID: 'id', NAME: 'name' });

const ContactDepartmentFilter = filterInput('ContactDepartmentFilter', { name: StringFilter });
export const StaffContactFilter = filterInput('StaffContactFilter', {
  id: IntFilter,
  department: shownWithParent(ContactDepartmentFilter),
});
