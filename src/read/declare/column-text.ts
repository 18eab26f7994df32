import type { Column } from '../datamodel.js';
import type { Use } from './from-model.js';

/** What is said of every row in the same words. */
const COMMON: Readonly<Record<string, string>> = {
  created_at: 'When it was made.',
  updated_at: 'When it was last changed.',
};

/**
 * The description of a column's field: its text, with its bounds before the end of the first clause. Bounds of numbers are only said
 * of what a client gives.
 */
export function columnText(column: Column, use: Use, text = COMMON[column.name]): string | undefined {
  const bounds = boundsOf(column, use);
  return bounds === undefined ? text : text?.replace(/(?=[.;](?:\s|$))/, `, ${bounds}`);
}

function boundsOf({ type, length, range, list }: Column, use: Use): string | undefined {
  if (length?.max !== undefined) {
    const characters = `${length.min > 0 ? `${length.min} to ` : 'at most '}${length.max} characters`;
    return list ? `${characters} each` : characters;
  }
  if (use === 'read' || type !== 'Int' || range === undefined) return undefined;
  return range.max === undefined ? `at least ${range.min}` : `${range.min} to ${range.max}`;
}
