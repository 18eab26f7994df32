import { PlatformError } from '../../platform/errors.js';
import { isText } from '../../platform/text/unicode.js';
import { bindable } from '../filter/filter-operators.js';
import { join, parameter, raw, sql, type Inputs, type Sql, type Table } from '../sql.js';

/** Sorting by one column and then by id, both in one direction: that is what a keyset cursor can resume. */
export interface Order {
  field: string;
  descending: boolean;
}

/** An order enum's value: `<Prisma field> asc` or `<Prisma field> desc`. */
export function parseOrder(value: unknown): Order {
  const [field, direction] = typeof value === 'string' ? value.split(' ') : [];
  if (field === undefined || (direction !== 'asc' && direction !== 'desc')) throw new Error(`Not an order: ${String(value)}`);
  return { field, descending: direction === 'desc' };
}

/** The columns of an order: the chosen one and the id that breaks ties. */
function keys(order: Order): string[] {
  return order.field === 'id' ? ['id'] : [order.field, 'id'];
}

/** The same order from its end. */
export function reversed({ field, descending }: Order): Order {
  return { field, descending: !descending };
}

export function orderBy(order: Order, table: Table): Sql {
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  return join(
    keys(order).map((key) => sql`${table.column(key)} ${direction}`),
    ', ',
  );
}

/** A row's cursor: its order and its values in that order, as base64 of JSON. Clients treat it as opaque. */
export function cursorOf(order: Order, table: Table): Sql {
  const values = join(
    keys(order).map((key) => sql`${table.column(key)}::text`),
    ', ',
  );
  const name = raw(`'${order.field} ${order.descending ? 'desc' : 'asc'}'::text`);
  return sql`translate(encode(convert_to(json_build_array(${name}, ${values})::text, 'UTF8'), 'base64'), E'\n', '')`;
}

/** The rows on one side of a cursor, which came as the argument of that name. */
export function besideCursor(side: 'after' | 'before', order: Order, table: Table, cursor: (inputs: Inputs) => unknown): Sql {
  const columns = keys(order).map((key) => table.column(key));
  const idForm = table.columnOf('id').type === 'Int' ? /^\d{1,9}$/ : /^[\w-]{1,64}$/;
  const values = keys(order).map((key, index) =>
    parameter(table.typeOf(key), (inputs) => bindable(decodeCursor(order, cursor(inputs), idForm, side)[index])),
  );
  return sql`(${join(columns, ', ')}) ${raw(order.descending === (side === 'after') ? '<' : '>')} (${join(values, ', ')})`;
}

function decodeCursor(order: Order, cursor: unknown, idForm: RegExp, field: string): unknown[] {
  const refuse = (): never => {
    throw new PlatformError('BAD_CURSOR', { field });
  };
  if (typeof cursor !== 'string') return refuse();
  try {
    const [name, ...values]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    const expected = `${order.field} ${order.descending ? 'desc' : 'asc'}`;
    const wellFormed =
      name === expected && values.length === keys(order).length && values.every((value) => typeof value === 'string' && isText(value));
    if (!wellFormed || !idForm.test(String(values.at(-1)))) return refuse();
    return values;
  } catch {
    return refuse();
  }
}
