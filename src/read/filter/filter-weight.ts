import type { Bound } from '../statement/arguments.js';
import { COMBINING } from './filter-marks.js';
import { looksIntoText } from './filter-operators.js';

/** How often filters ask the same of a row. */
export interface Uses {
  /** Operators that look into a text, by column. */
  readonly texts: ReadonlyMap<string, number>;
  /** Lists of values. */
  readonly lists: number;
  /** Conditions under each name, those of relations among them. `plain`: nothing but `and` is above them. */
  readonly relations: ReadonlyMap<string, { readonly plain: number; readonly other: number }>;
  /** All filters under a name. */
  filtersOn(name: string): readonly Bound[];
}

/** Counts what filters, of which any may hold, ask of one row; what they ask of related rows is not looked into. */
export function usesOf(filters: readonly Bound[]): Uses {
  const texts = new Map<string, number>();
  const relations = new Map<string, { plain: number; other: number }>();
  const filtersOn = new Map<string, Bound[]>();
  let lists = 0;

  const count = (filter: Bound, plain: boolean): void => {
    if (filter.kind === 'list') return filter.items.forEach((item) => count(item, plain));
    if (filter.kind !== 'object') return;
    for (const [name, value] of filter.fields) {
      if (COMBINING.has(name)) {
        count(value, plain && name === 'and');
        continue;
      }
      filtersOn.set(name, [...(filtersOn.get(name) ?? []), value]);
      const known = relations.get(name) ?? { plain: 0, other: 0 };
      relations.set(name, plain ? { ...known, plain: known.plain + 1 } : { ...known, other: known.other + 1 });
      if (value.kind !== 'object') continue;
      if (value.fields.has('in')) lists += 1;
      texts.set(name, (texts.get(name) ?? 0) + [...value.fields.keys()].filter(looksIntoText).length);
    }
  };
  for (const filter of filters) count(filter, filters.length === 1);
  return { texts, lists, relations, filtersOn: (name) => filtersOn.get(name) ?? [] };
}

/** So many conditions are asked of a row in no time. */
const FEW = 8;

/** Whether a filter takes so long that nobody should look at a table with it twice. */
export function isDear(filter: Bound | undefined): boolean {
  return conditionsIn(filter) > FEW;
}

function conditionsIn(filter: Bound | undefined): number {
  const inner = filter?.kind === 'object' ? [...filter.fields.values()] : filter?.kind === 'list' ? filter.items : [];
  return filter?.kind === 'value' ? 1 : inner.reduce((sum, value) => sum + conditionsIn(value), 0);
}
