import type { GraphQLInputObjectType } from 'graphql';
import { PlatformError } from '../../../platform/errors.js';
import { LIMIT_NAMES, type FilterLimits } from '../../../read/filter/filter-limits.js';
import { COMBINING, asksAboutRelated, filterOf } from '../../../read/filter/filter-marks.js';
import { looksIntoText } from '../../../read/filter/filter-operators.js';
import type { FilterUse } from './filter-uses.js';
import { look, type Given } from './given.js';

/** Where in a filter the count is. */
interface Depth {
  readonly steps: number;
  readonly nesting: number;
  /** Whether the value is an item of a list: lists in lists are a nesting that no schema asks for. */
  readonly inList?: boolean;
}

/**
 * Counts what filters ask, before anything else looks at their values. It ends with the first limit that is passed: no
 * filter is looked at further than the limits reach, however large or deep it is.
 */
export class FilterCount {
  private conditions = 0;
  private relatedConditions = 0;
  private searchedLists = 0;
  private searching = false;

  constructor(private readonly limits: FilterLimits) {}

  /**
   * Adds a filter. Throws FILTER_TOO_LARGE. What does not fit the type is counted all the same: its refusal must not take
   * long either.
   */
  add(filter: Given, { type, times, atRoot }: Pick<FilterUse, 'type' | 'times' | 'atRoot'>): void {
    this.searching = false;
    this.filter(filter, type, times, { steps: 0, nesting: 0 });
    if (!this.searching || !atRoot) return;
    this.searchedLists += times;
    this.check('searchedLists', this.searchedLists);
  }

  private filter(given: Given, type: GraphQLInputObjectType | undefined, times: number, depth: Depth): void {
    this.check('nesting', depth.nesting);
    this.check('relationSteps', depth.steps);
    const seen = look(given);
    if (seen.kind === 'list') {
      if (seen.items.length === 0) this.condition(times, depth);
      for (const item of seen.items)
        this.filter(item, type, times, { ...depth, nesting: depth.nesting + (depth.inList ? 1 : 0), inList: true });
      return;
    }
    if (seen.kind !== 'object' || seen.fields.length === 0) {
      this.values(given, 0);
      return this.condition(times, depth);
    }
    for (const [name, inner] of seen.fields) {
      const { steps, nesting } = depth;
      const field = type?.getFields()[name];
      if (COMBINING.has(name)) this.filter(inner, type, times, { steps, nesting: nesting + 1 });
      else if (field !== undefined && asksAboutRelated(field))
        this.filter(inner, filterOf(field.type), times, { steps: steps + 1, nesting });
      else this.operators(inner, times, depth);
    }
  }

  private operators(given: Given, times: number, depth: Depth): void {
    const seen = look(given);
    const operands = seen.kind === 'object' && seen.fields.length > 0 ? seen.fields : [['', given] as const];
    for (const [operator, operand] of operands) {
      this.searching ||= looksIntoText(operator);
      this.condition(times, depth);
      this.values(operand, 0);
    }
  }

  private condition(times: number, { steps }: Depth): void {
    this.conditions += times;
    this.check('conditions', this.conditions);
    if (steps === 0) return;
    this.searching = true;
    this.relatedConditions += times;
    this.check('relatedConditions', this.relatedConditions);
  }

  private values(given: Given, depth: number): void {
    this.check('nesting', depth);
    const seen = look(given);
    // By two units a character at most; only what is between is worth counting.
    if (seen.kind === 'text')
      this.check(
        'characters',
        seen.text.length > 2 * this.limits.characters ? Infinity : seen.text.length > this.limits.characters ? [...seen.text].length : 0,
      );
    if (seen.kind !== 'list' && seen.kind !== 'object') return;
    const items = seen.kind === 'list' ? seen.items : seen.fields.map(([, value]) => value);
    this.check('values', items.length);
    for (const item of items) this.values(item, depth + 1);
  }

  private check(limit: keyof FilterLimits, count: number): void {
    const maximum = this.limits[limit];
    if (count > maximum) throw new PlatformError('FILTER_TOO_LARGE', { params: { limit: LIMIT_NAMES[limit], maximum } });
  }
}
