import { BooleanFilter, IntFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const RecommendationFilter = filterInput('RecommendationFilter', {
  id: IntFilter,
  inviterId: IntFilter,
  inviteeId: IntFilter,
  effective: BooleanFilter,
});
export const RecommendationOrder = orderEnum('RecommendationOrder', { ID: 'id', INVITED_AT: 'invitedAt' });
