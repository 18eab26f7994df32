import { IntFilter, StringFilter, enumFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';
import { ReviewStatus } from './review.enums.js';

export const ReviewFilter = filterInput('ReviewFilter', { id: IntFilter, studentId: IntFilter, staffId: IntFilter });
export const ReviewOrder = orderEnum('ReviewOrder', { ID: 'id' });

export const ReviewCourseFilter = filterInput('ReviewCourseFilter', {
  id: IntFilter,
  reviewId: IntFilter,
  courseId: IntFilter,
  projectId: IntFilter,
  courseCode: StringFilter,
  status: enumFilter('ReviewStatus', ReviewStatus),
  review: ReviewFilter,
});
export const ReviewCourseOrder = orderEnum('ReviewCourseOrder', { ID: 'id' });
