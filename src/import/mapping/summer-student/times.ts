import type { SourceRow } from '../../source/source.js';
import { clock } from '../summer/clock.js';
import type { SummerSystem } from '../summer/system.js';
import { utc } from '../values.js';

/** The old system keeps UTC. What it calls create_time is in most tables the time of the last save: it stands for both, for want of another. */
export function saved(old: SourceRow, column = 'create_time'): { createdAt: string | undefined; updatedAt: string | undefined } {
  const time = utc(old[column]) ?? undefined;
  return { createdAt: time, updatedAt: time };
}

/** People go by the table `user`, who looks after students by `sales_man`. */
export const STUDENT_SYSTEM: SummerSystem = {
  clock: clock(utc),
  student: (at, oldId) => at.id('user', oldId, 'Student'),
  consultant: (at, oldId) => at.id('sales_man', oldId),
};
