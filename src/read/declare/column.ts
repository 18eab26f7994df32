import { Length, Max, MaxLength, Min } from 'class-validator';
import { Extensions, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../platform/scalars/index.js';
import type { Column as ModelColumn, Model } from '../datamodel.js';
import { columnText } from './column-text.js';
import { fieldFromModel, type Use } from './from-model.js';
import { enumNamed } from './types-by-name.js';

export interface ColumnOptions {
  /** The column, where it has another name than the property. */
  column?: string;
  /** Whether it may be null, or left out of an input: where the Prisma schema alone doesn't tell. */
  nullable?: boolean;
  /** Instead of the column's text in the Prisma schema; what length and range there are is added to either. */
  description?: string;
}

/**
 * Property decorator: the column of this name, or of the name given, of the class's model (`@Readable`, `@Writable`). Type,
 * nullability and description are the Prisma schema's; an input takes no text of another length and no whole number beyond the
 * range.
 */
export function Column({ column: named, nullable, description }: ColumnOptions = {}): PropertyDecorator {
  return (target, key) => {
    fieldFromModel((model, use) => {
      const name = named ?? String(key);
      const column = model.columns[name];
      if (column === undefined) throw new Error(`The table ${model.table} has no column ${name}.`);
      return {
        type: () => graphqlType(column),
        list: column.list,
        nullable: nullable ?? isNullable(column, use),
        description: columnText(column, use, description ?? column.text ?? textOfKey(model, name)),
        decorators: use === 'read' ? [] : [storedIn(column), ...checks(column)],
      };
    })(target, key);
  };
}

function graphqlType({ type, native, enum: isEnum }: ModelColumn): object {
  if (isEnum) return enumNamed(type);
  switch (type) {
    case 'Int':
      return Int;
    case 'Boolean':
      return Boolean;
    case 'Decimal':
      return DecimalScalar;
    case 'DateTime':
      return native === 'Date' ? DateScalar : DateTimeScalar;
    case 'String':
      return String;
    default:
      throw new Error(`There is no GraphQL type for a column of type ${type}.`);
  }
}

function isNullable(column: ModelColumn, use: Use): boolean {
  if (use === 'read') return column.nullable;
  return use === 'change' || column.nullable || column.default;
}

/** A key says what the relation says that it is the key of. */
function textOfKey({ relations }: Model, name: string): string | undefined {
  return Object.values(relations).find(({ list, from }) => !list && from.length === 1 && from[0] === name)?.text;
}

/** Says on the finished schema how long a text may be that ends up in the column: legacy contracts are compared with it. */
function storedIn({ length }: ModelColumn): PropertyDecorator {
  return Extensions({ longestStored: length?.max }) as PropertyDecorator;
}

function checks({ type, length, range, list }: ModelColumn): PropertyDecorator[] {
  const each = list ? { each: true } : {};
  if (length?.max !== undefined) return [length.min > 0 ? Length(length.min, length.max, each) : MaxLength(length.max, each)];
  if (type !== 'Int' || range === undefined) return [];
  return [...(range.min === undefined ? [] : [Min(range.min)]), ...(range.max === undefined ? [] : [Max(range.max)])];
}
