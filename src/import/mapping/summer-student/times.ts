import type { SourceRow } from '../../source/source.js';
import { utc } from '../values.js';

/** The old system keeps UTC. What it calls create_time is in most tables the time of the last save: it stands for both, for want of another. */
export function saved(old: SourceRow, column = 'create_time'): { createdAt: string | undefined; updatedAt: string | undefined } {
  const time = utc(old[column]) ?? undefined;
  return { createdAt: time, updatedAt: time };
}
