import { DEFAULT_FILTER_LIMITS, type FilterLimits, ownFilterLimits } from '../../../read/filter/filter-limits.js';

/** How large one request may be. */
export interface QueryLimits {
  /** Levels of fields; introspection is not counted, graphql-js has its own limit for it. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Operations in one document: several checks go through all fragments for each. */
  readonly operations: number;
  /** Fields of the document, those of a fragment counted wherever it is spread. */
  readonly fields: number;
  /** Of the document. Comments are no words, and the lexer keeps each. Long values, such as files, are to be variables. */
  readonly characters: number;
  /** Brackets within brackets of any kind, as written. */
  readonly brackets: number;
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
export const DEFAULT_QUERY_LIMITS: QueryLimits = {
  depth: 12,
  aliases: 50,
  directives: 20,
  operations: 20,
  fields: 10_000,
  characters: 200_000,
  brackets: 100,
  tokens: 5000,
  mutations: 10,
  cost: 100_000,
  filters: DEFAULT_FILTER_LIMITS,
};

/** The program's own operations are as large as they were written. */
export function ownLimits({ filters }: QueryLimits): QueryLimits {
  return {
    depth: Infinity,
    aliases: Infinity,
    directives: Infinity,
    operations: Infinity,
    fields: Infinity,
    characters: Infinity,
    brackets: Infinity,
    tokens: Infinity,
    mutations: Infinity,
    cost: Infinity,
    filters: ownFilterLimits(filters),
  };
}
