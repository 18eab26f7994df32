import type { Context } from '../declare.js';
import type { Clock } from './clock.js';

type WhoIs = (at: Context, oldId: string | null | undefined) => number | undefined;

/** What differs between the summer systems in tables that they have alike: the clock, and by which table people go. */
export interface SummerSystem {
  readonly clock: Clock;
  readonly student: WhoIs;
  /** Who looks after students and channels. */
  readonly consultant: WhoIs;
}
