import { DEFAULT_FILTER_LIMITS, type FilterLimits } from '../../core/read/filter-limits.js';

/** How large one request may be. */
export interface QueryLimits {
  /** Levels of fields; introspection is not counted, graphql-js has its own limit for it. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Words of the document, as the parser sees them. */
  readonly tokens: number;
  /** Mutations in one operation: each may be slow on purpose, as a password check is. */
  readonly mutations: number;
  /** See `queryCost`. */
  readonly cost: number;
  readonly filters: FilterLimits;
}

/**
 * Cost: two nested full pages (100 × 100 rows) of some ten fields each fit, about as much as one answer can sensibly
 * carry; a third nested page of any kind does not.
 */
export const DEFAULT_LIMITS: QueryLimits = { depth: 12, aliases: 50, directives: 20, tokens: 5000, mutations: 10, cost: 100_000, filters: DEFAULT_FILTER_LIMITS };

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
