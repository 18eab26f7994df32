import { registerEnumType } from 'type-graphql';
import { ReviewStatus } from '../../../generated/prisma/enums.js';
import { describedBy } from '../../enums/label.js';
import { REVIEW_STATUS } from '../study.labels.js';

registerEnumType(ReviewStatus, {
  name: 'ReviewStatus',
  description: 'Where a course of a review plan stands.',
  valuesConfig: describedBy(REVIEW_STATUS),
});

export { ReviewStatus };
