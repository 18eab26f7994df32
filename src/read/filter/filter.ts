import type { GraphQLInputObjectType } from 'graphql';
import { PlatformError } from '../../platform/errors.js';
import { join, raw, sql, whereSql, type Sql } from '../sql.js';
import type { Bound } from '../statement/arguments.js';
import { asksAboutRelated } from './filter-marks.js';
import { alwaysSays, compare, compareLowered, lengthOfList, looksIntoText, setOf, type Operand } from './filter-operators.js';
import { comparedOf, relatedTarget, type RelatedTarget, type Target } from './filter-target.js';
import { usesOf, type Uses } from './filter-weight.js';
import { allOf, anyOf, isMember, negation, type Logic } from './logic.js';
import { RowValues } from './row-values.js';

/**
 * A bound filter as a condition on the rows of a table; undefined where it holds for all of them. Logic has two values
 * here: what does not meet a condition meets its `not`, whether or not there is a value. Throws BAD_USER_INPUT, naming
 * the place, where the filter gives nothing (a null, an absent variable) for something it names.
 */
export function filterCondition(filter: Bound | undefined, target: Target): Sql | undefined {
  if (filter === undefined) return undefined;
  const condition = new RowFilter(target, [filter]).where(filter, 'filter');
  return typeof condition === 'boolean' ? (condition ? undefined : raw('false')) : condition.sql;
}

/** So many relation conditions of a plain conjunction become joins; the time that planning takes doubles with each. */
const MAX_JOINS = 2;

/** Where a condition stands. */
interface Place {
  readonly path: string;
  /** Below a `not`: what is null here would be neither in the condition nor in its opposite. */
  readonly negated: boolean;
  /** Nothing but `and` is above it. */
  readonly plain: boolean;
}

/** Makes the conditions on the rows of one occurrence of a table. */
class RowFilter {
  private readonly uses: Uses;
  private readonly values: RowValues;
  private readonly related = new Map<string, { readonly target: RelatedTarget; readonly rows: RowFilter }>();

  /** @param filters all that will be asked of these rows. */
  constructor(
    private readonly target: Target,
    filters: readonly Bound[],
  ) {
    this.uses = usesOf(filters);
    this.values = new RowValues(target.table);
  }

  /** The filter as one condition on a row. */
  where(filter: Bound, path: string): Logic {
    const parts = this.partsOf(filter, { path, negated: false, plain: true });
    const whole = allOf(parts);
    if (typeof whole === 'boolean' || !whole.late) return whole;
    // What needs no values stays apart: an index may serve it, and the values are made for what is left.
    const isLate = (part: Logic): boolean => typeof part !== 'boolean' && part.late;
    const late = allOf(parts.filter(isLate));
    if (typeof late === 'boolean') return late;
    const withValues = { sql: sql`(SELECT ${late.sql} FROM ${join(this.values.from(), ', ')})`, late: false };
    return allOf([...parts.filter((part) => !isLate(part)), withValues]);
  }

  private condition(filter: Bound, place: Place): Logic {
    return allOf(this.partsOf(filter, place));
  }

  private partsOf(filter: Bound, place: Place): Logic[] {
    if (filter.kind !== 'object') return refuse(place.path);
    return [...filter.fields].flatMap(([name, value]) =>
      this.fieldParts(filter.type, name, value, { ...place, path: `${place.path}.${name}` }),
    );
  }

  private fieldParts(filter: GraphQLInputObjectType, name: string, value: Bound, place: Place): Logic[] {
    if (name === 'not') return [negation(this.condition(value, { ...place, negated: true, plain: false }))];
    if (name === 'and' || name === 'or') {
      if (value.kind !== 'list') return refuse(place.path);
      const items = value.items.map((item, index) => ({
        item,
        place: { ...place, path: `${place.path}.${index}`, plain: place.plain && name === 'and' },
      }));
      return name === 'and'
        ? items.flatMap((it) => this.partsOf(it.item, it.place))
        : [anyOf(items.map((it) => this.condition(it.item, it.place)))];
    }
    if (value.kind !== 'object') return refuse(place.path);
    const field = filter.getFields()[name];
    if (field !== undefined && asksAboutRelated(field)) return [this.relation(filter, name, value, place.path)];
    return [...value.fields].map(([operator, operand]) => this.comparison(name, operator, operand, place));
  }

  private comparison(name: string, operator: string, operand: Bound, { path, negated, plain }: Place): Logic {
    if (operand.kind !== 'value') return refuse(`${path}.${operator}`);
    const compared = comparedOf(name, this.target);
    if (operator === 'in' && this.isLookedUp(operand, plain))
      return isMember({ column: name, value: compared.sql, set: setOf(compared.type, operand) });
    const late = looksIntoText(operator) && (this.uses.texts.get(name) ?? 0) > 1;
    const condition = late
      ? compareLowered(operator, this.values.lowered(name, compared.sql), operand)
      : compare(operator, compared, operand);
    const mayBeNull = negated && compared.nullable && !alwaysSays(operator);
    return { sql: mayBeNull ? sql`(${condition}) IS TRUE` : condition, late };
  }

  /** Whether a list is put into a hash table. Without one an index may serve it; else PostgreSQL goes along it for every row. */
  private isLookedUp(list: Operand, plain: boolean): boolean {
    const length = lengthOfList(list.now);
    return length === 'long' || (length === 'page' && !(plain && this.uses.lists === 1));
  }

  /** Whether the row has a related one that the viewer sees and that meets the filter. */
  private relation(filter: GraphQLInputObjectType, name: string, value: Bound, path: string): Logic {
    const { plain, other } = this.uses.relations.get(name) ?? { plain: 1, other: 0 };
    if (plain <= MAX_JOINS && plain + other * MAX_JOINS <= MAX_JOINS) {
      const target = relatedTarget(filter, name, this.target);
      const condition = new RowFilter(target, [value]).where(value, path);
      if (condition === false) return false;
      return {
        sql: sql`EXISTS (SELECT 1 FROM ${target.table.from} ${whereSql([...target.conditions, ...(condition === true ? [] : [condition.sql])])})`,
        late: false,
      };
    }
    return { sql: this.answerOfAll(filter, name, value, path), late: true };
  }

  /** The same among other conditions on the same rows. */
  private answerOfAll(filter: GraphQLInputObjectType, name: string, value: Bound, path: string): Sql {
    let related = this.related.get(name);
    if (related === undefined) {
      const target = relatedTarget(filter, name, this.target);
      this.related.set(name, (related = { target, rows: new RowFilter(target, this.uses.filtersOn(name)) }));
    }
    const { target, rows } = related;
    const condition = rows.condition(value, { path, negated: false, plain: false });
    const answer = typeof condition === 'boolean' ? raw(String(condition)) : condition.sql;
    return this.values.any(name, { conditions: target.conditions, from: () => [target.table.from, ...rows.values.from()] }, answer);
  }
}

function refuse(path: string): never {
  throw new PlatformError('BAD_USER_INPUT', { field: path });
}
