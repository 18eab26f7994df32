import { DEFAULT_QUERY_LIMITS, type QueryLimits } from './graphql/admission/limits/limits.js';
import { DEFAULT_FILTER_LIMITS } from './read/filter/filter-limits.js';
import type { Settings } from './settings/settings.js';

/** What clients' operations may ask, with what operators choose of it. */
export function queryLimits({ filterLimits }: Settings): QueryLimits {
  return { ...DEFAULT_QUERY_LIMITS, filters: { ...DEFAULT_FILTER_LIMITS, ...filterLimits } };
}
