import type { FieldReading } from '../../core/read/readable.js';
import type { Context } from '../context.js';

/** How a field answers the address of an uploaded picture whose media path a column holds. */
export function pictureUrl(column: string): FieldReading {
  return {
    needs: [column],
    value: (row: Readonly<Record<string, string | null>>, { media }: Context) => {
      const path = row[column] ?? '';
      return path === '' ? null : media.urlOf(path);
    },
  };
}
