import { IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const AgreementFilter = filterInput('AgreementFilter', { id: IntFilter, studentId: IntFilter });
export const AgreementOrder = orderEnum('AgreementOrder', { ID: 'id' });
