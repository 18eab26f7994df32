import { IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const CourseChangeFilter = filterInput('CourseChangeFilter', { id: IntFilter, studentId: IntFilter, staffId: IntFilter });
export const CourseChangeOrder = orderEnum('CourseChangeOrder', { ID: 'id' });
