import { IntFilter, StringFilter, enumFilter, filterInput, orderEnum } from '../../core/read/filter-input.js';
import { OfferingFilter } from '../catalogue/offering.filter.js';
import { ConversionStatus, CreditTransferStatus, ScoreStatus } from './study.enums.js';

export const EnrolmentFilter = filterInput('EnrolmentFilter', {
  id: IntFilter,
  studentId: IntFilter,
  offeringId: IntFilter,
  offering: OfferingFilter,
  courseCode: StringFilter,
  scoreStatus: enumFilter('ScoreStatus', ScoreStatus),
  conversionStatus: enumFilter('ConversionStatus', ConversionStatus),
});
export const EnrolmentOrder = orderEnum('EnrolmentOrder', { ID: 'id' });

export const CreditTransferFilter = filterInput('CreditTransferFilter', {
  id: IntFilter,
  studentId: IntFilter,
  projectId: IntFilter,
  status: enumFilter('CreditTransferStatus', CreditTransferStatus),
});
export const CreditTransferOrder = orderEnum('CreditTransferOrder', { ID: 'id' });

export const StudentProjectFilter = filterInput('StudentProjectFilter', { id: IntFilter, campusId: IntFilter });
export const StudentProjectOrder = orderEnum('StudentProjectOrder', { ID: 'id' });
