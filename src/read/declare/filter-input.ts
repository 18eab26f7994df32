import { Extensions, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../platform/scalars/index.js';
import { FILTER_MARK, SHOWN_MARK } from '../filter/filter-marks.js';
import { declaredInput, named, type TypeClass } from './types-by-name.js';

/** One way of comparing a column: operator name -> type and meaning. */
function operators(name: string, type: () => unknown, names: readonly (keyof typeof MEANINGS)[]): TypeClass {
  const input = named(name);
  InputType({
    description: 'Conditions on one value; all that are given must hold, so none at all hold for every value. No operator takes null.',
  })(input);
  for (const operator of names) {
    const of = operator === 'in' ? () => [type()] : operator === 'isNull' ? () => Boolean : type;
    Field(of as () => never, { nullable: true, description: MEANINGS[operator] })(input.prototype, operator);
  }
  return input;
}

const MEANINGS = {
  eq: 'Equal to this.',
  ne: 'Not equal to this; a missing value is not equal to anything.',
  in: 'Equal to one of these.',
  lt: 'Less than this.',
  lte: 'Less than or equal to this.',
  gt: 'Greater than this.',
  gte: 'Greater than or equal to this.',
  contains: 'Containing this text, whatever the case of letters.',
  startsWith: 'Beginning with this text, whatever the case of letters.',
  isNull: 'True: without a value; false: with one.',
} as const;

const COMPARED = ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'] as const;

export const IntFilter = operators('IntFilter', () => Int, COMPARED);
export const DecimalFilter = operators('DecimalFilter', () => DecimalScalar, COMPARED);
export const DateTimeFilter = operators('DateTimeFilter', () => DateTimeScalar, COMPARED);
export const DateFilter = operators('DateFilter', () => DateScalar, COMPARED);
export const StringFilter = operators('StringFilter', () => String, ['eq', 'ne', 'in', 'contains', 'startsWith', 'isNull']);
export const BooleanFilter = operators('BooleanFilter', () => Boolean, ['eq']);

/** The filter over a registered enum, `<Enum>Filter`: declared at the first call. */
export function enumFilter(name: string, type: object): TypeClass {
  return declaredInput(`${name}Filter`) ?? operators(`${name}Filter`, () => type, ['eq', 'ne', 'in', 'isNull']);
}

/** What the classes of `filterInput` extend; those of operators do not. */
class RowFilter {}

/** A relation of a filter about rows that no field of the type shows; what is asked about them, the type itself shows. */
class ShownWithParent {
  constructor(readonly filter: TypeClass) {}
}

/**
 * Lets a filter ask about all related rows, whoever sees them. For relations that no field of the filtered type stands
 * for, and filters that ask for nothing but what every row shows of them: its account's user name, for one.
 */
export function shownWithParent(filter: TypeClass): ShownWithParent {
  return new ShownWithParent(filter);
}

/**
 * A filter input over one model. Each field is named as what it tests: a Prisma column or a computed field (with a filter
 * of its type), or a field that shows related rows (with the filter of their type), which finds those that the viewer
 * sees there. `and`, `or` and `not` combine. Offer only what an index serves.
 */
export function filterInput(name: string, fields: Readonly<Record<string, TypeClass | ShownWithParent>>): TypeClass {
  const input = named(name, RowFilter);
  InputType({
    description:
      'Conditions on the items of a list; all that are given must hold, so none at all hold for every item. What does not meet a condition meets its `not`. No place takes null, nor a variable that is absent.',
  })(input);
  Extensions(FILTER_MARK)(input);
  for (const [field, given] of Object.entries(fields)) {
    const type = given instanceof ShownWithParent ? given.filter : given;
    const related = type.prototype instanceof RowFilter;
    const description = related
      ? `At least one item of \`${field}\` that you see meets this; \`{}\`: there is one.`
      : `Conditions on \`${field}\`.`;
    Field(() => type, { nullable: true, description })(input.prototype, field);
    if (given instanceof ShownWithParent) Extensions(SHOWN_MARK)(input.prototype, field);
  }
  Field(() => [input], { nullable: true, description: 'All of these must hold; an empty list holds for every item.' })(
    input.prototype,
    'and',
  );
  Field(() => [input], { nullable: true, description: 'At least one of these must hold; an empty list holds for none.' })(
    input.prototype,
    'or',
  );
  Field(() => input, { nullable: true, description: 'This must not hold; `{}` excludes every item.' })(input.prototype, 'not');
  return input;
}

/**
 * An order enum over the given Prisma fields (columns that are never null): `{ID: 'id'}` offers ID_ASC and ID_DESC.
 */
export function orderEnum<Key extends string>(
  name: string,
  fields: Readonly<Record<Key, string>>,
): Readonly<Record<`${Key}_ASC` | `${Key}_DESC`, string>> {
  const values: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const [key, field] of Object.entries<string>(fields)) {
    values[`${key}_ASC`] = `${field} asc`;
    values[`${key}_DESC`] = `${field} desc`;
    valuesConfig[`${key}_ASC`] = { description: `By \`${field}\`, smallest first.` };
    valuesConfig[`${key}_DESC`] = { description: `By \`${field}\`, largest first.` };
  }
  registerEnumType(values, { name, description: 'Orders of a list; equal items follow their ids.', valuesConfig });
  return values as Record<`${Key}_ASC` | `${Key}_DESC`, string>;
}
