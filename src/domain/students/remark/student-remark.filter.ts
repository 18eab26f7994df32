import { IntFilter, enumFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';
import { RemarkKind } from '../../student-record/student.enums.js';

export const StudentRemarkFilter = filterInput('StudentRemarkFilter', {
  id: IntFilter,
  studentId: IntFilter,
  staffId: IntFilter,
  kind: enumFilter('RemarkKind', RemarkKind),
});
export const StudentRemarkOrder = orderEnum('StudentRemarkOrder', { ID: 'id' });
