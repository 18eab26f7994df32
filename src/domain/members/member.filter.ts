import { enumFilter, filterInput, IntFilter, orderEnum, shownWithParent } from '../../read/declare/filter-input.js';
import { AccountFilter } from '../accounts/account/account.filter.js';
import { MemberPermission } from './member.enums.js';

export const MemberFilter = filterInput('MemberFilter', {
  id: IntFilter,
  permission: enumFilter('MemberPermission', MemberPermission),
  account: shownWithParent(AccountFilter),
});
export const MemberOrder = orderEnum('MemberOrder', { ID: 'id', PERMISSION: 'permission' });
