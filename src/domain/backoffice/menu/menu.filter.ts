import { IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const MenuFilter = filterInput('MenuFilter', { id: IntFilter, parentId: IntFilter, name: StringFilter, url: StringFilter });
export const MenuOrder = orderEnum('MenuOrder', { ID: 'id' });
