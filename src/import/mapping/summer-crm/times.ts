import type { SourceRow } from '../../source/source.js';
import { china } from '../values.js';

/** When a row was made and last changed: what is missing or no date is taken from the other, else the import's own time stands for it. */
export function times(
  old: SourceRow,
  created = 'create_time',
  updated = 'modified_time',
): { createdAt: string | undefined; updatedAt: string | undefined } {
  const createdAt = china(old[created]) ?? china(old[updated]) ?? undefined;
  return { createdAt, updatedAt: china(old[updated]) ?? createdAt };
}

/** As `times`, of tables that keep no time of changes. */
export function made(old: SourceRow, created = 'create_time'): { createdAt: string | undefined } {
  return { createdAt: china(old[created]) ?? undefined };
}
