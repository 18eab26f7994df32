import { IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const NoticeFilter = filterInput('NoticeFilter', { id: IntFilter });
export const NoticeOrder = orderEnum('NoticeOrder', { ID: 'id' });
