import { BooleanFilter, IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const StudentMessageFilter = filterInput('StudentMessageFilter', { id: IntFilter, studentId: IntFilter, read: BooleanFilter });
export const StudentMessageOrder = orderEnum('StudentMessageOrder', { ID: 'id' });
