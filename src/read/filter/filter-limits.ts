/** How much the filters of one operation may ask: each condition is work for every row of a list. */
export interface FilterLimits {
  /** Conditions in all: each operator is one, and whatever is left empty counts as one. */
  readonly conditions: number;
  /** Those of them that ask about related rows, at any number of steps. */
  readonly relatedConditions: number;
  /**
   * Root lists that are searched: by parts of a text, or by related items. No index helps there, so each takes a walk through its
   * table; they are run side by side.
   */
  readonly searchedLists: number;
  /** Relations in a row that one condition goes along. */
  readonly relationSteps: number;
  /** `and`, `or` and `not` within each other. */
  readonly nesting: number;
  /** Values of one list. */
  readonly values: number;
  /** Characters of one text. */
  readonly characters: number;
}

export const DEFAULT_FILTER_LIMITS: FilterLimits = {
  conditions: 100,
  relatedConditions: 20,
  searchedLists: 10,
  relationSteps: 6,
  nesting: 10,
  values: 1000,
  characters: 1000,
};

/** The filters of the program's own operations are as large as they were written; the values in them are a client's. */
export function ownFilterLimits({ values, characters }: FilterLimits): FilterLimits {
  return {
    conditions: Infinity,
    relatedConditions: Infinity,
    searchedLists: Infinity,
    relationSteps: Infinity,
    nesting: Infinity,
    values,
    characters,
  };
}

/** The limits' names as refusals give them, in `params.limit`. */
export const LIMIT_NAMES: Readonly<Record<keyof FilterLimits, string>> = {
  conditions: 'conditions',
  relatedConditions: 'conditions on related items',
  searchedLists: 'lists searched by text or related items',
  relationSteps: 'relations in a row',
  nesting: 'levels of and, or and not',
  values: 'values in a list',
  characters: 'characters in a text',
};
