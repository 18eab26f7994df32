import { meets, type Shape } from '../../platform/shape/index.js';
import { JsonText } from './json-text.js';
import type { OperationResult, Rows, ShownRows } from './ports.js';
import { refusalOf } from './refusal.js';

/** @throws Refusal, or the defect, where the operation failed */
export function dataOf({ data, errors }: OperationResult): Readonly<Record<string, unknown>> {
  const [error] = errors ?? [];
  if (error !== undefined) throw refusalOf(error) ?? error.originalError ?? error;
  return data as Readonly<Record<string, unknown>>;
}

/** The row as it is shown; null where there is none, or none that is meant. */
export function shownRow<Row>(answered: OperationResult | ShownRows, shape: Shape<Row>): JsonText | null {
  if ('text' in answered) return answered.text === null ? null : new JsonText(answered.text);
  const [row] = Object.values(dataOf(answered));
  return isObject(row) && meets(row, shape.where) ? rowText(shape, row as Row) : null;
}

/** The rows of a list as they are shown. Where the operation does not ask how many there are in all, nobody asks here. */
export function shownRows<Row>(answered: OperationResult | ShownRows, shape: Shape<Row>): Rows {
  if ('text' in answered) return { nodes: new JsonText(answered.text ?? '[]'), totalCount: answered.totalCount ?? 0 };
  const [list] = Object.values(dataOf(answered));
  const { nodes, totalCount } = list as { readonly nodes: readonly Row[]; readonly totalCount?: number };
  return { nodes: new JsonText(JSON.stringify(nodes.map(shape.write))), totalCount: totalCount ?? 0 };
}

/** The row of a list that has one at most. */
export function onlyRow({ nodes: { text } }: Rows): JsonText | null {
  return text === '[]' ? null : new JsonText(text.slice(1, -1));
}

/** A row that is in the process, as it is shown. */
export function rowText<Row>(shape: Shape<Row>, row: Row): JsonText {
  return new JsonText(JSON.stringify(shape.write(row)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
