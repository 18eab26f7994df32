import { DateTimeFilter, IntFilter, StringFilter, enumFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';
import { StudentStatus } from '../../student-record/student.enums.js';

export const StudentFilter = filterInput('StudentFilter', {
  id: IntFilter,
  status: enumFilter('StudentStatus', StudentStatus),
  name: StringFilter,
  email: StringFilter,
  wechat: StringFilter,
  cc: StringFilter,
  ccStaffId: IntFilter,
  serverStaffId: IntFilter,
  channelId: IntFilter,
  idNumber: StringFilter,
  studentNumber: StringFilter,
  createdAt: DateTimeFilter,
});
export const StudentOrder = orderEnum('StudentOrder', { ID: 'id', CREATED_AT: 'createdAt' });

export const MailingAddressFilter = filterInput('MailingAddressFilter', { id: IntFilter, studentId: IntFilter });
export const MailingAddressOrder = orderEnum('MailingAddressOrder', { ID: 'id' });
