import { DateTimeFilter, IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const ComplaintFilter = filterInput('ComplaintFilter', { id: IntFilter, studentId: IntFilter, handledAt: DateTimeFilter });
export const ComplaintOrder = orderEnum('ComplaintOrder', { ID: 'id' });
