import type { FieldReading } from '../core/read/readable.js';
import type { Context } from './context.js';

/** How a field answers the address of an uploaded file whose media path a column holds; null where there is none. */
export function mediaUrl(column: string): FieldReading {
  return {
    needs: [column],
    value: (row: Readonly<Record<string, string | null>>, { media }: Context) => {
      const path = row[column] ?? '';
      return path === '' ? null : media.urlOf(path);
    },
  };
}
