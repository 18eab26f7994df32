import { IntFilter, StringFilter, filterInput, orderEnum } from '../../read/declare/filter-input.js';
import { OfferingFilter } from '../catalogue/offering/offering.filter.js';

export const EnrolmentFilter = filterInput('EnrolmentFilter', {
  id: IntFilter,
  studentId: IntFilter,
  offeringId: IntFilter,
  offering: OfferingFilter,
  courseCode: StringFilter,
});
export const EnrolmentOrder = orderEnum('EnrolmentOrder', { ID: 'id' });

export const CreditTransferFilter = filterInput('CreditTransferFilter', {
  id: IntFilter,
  studentId: IntFilter,
  projectId: IntFilter,
});
export const CreditTransferOrder = orderEnum('CreditTransferOrder', { ID: 'id' });

export const StudentProjectFilter = filterInput('StudentProjectFilter', { id: IntFilter, campusId: IntFilter });
export const StudentProjectOrder = orderEnum('StudentProjectOrder', { ID: 'id' });
