import { isStaff, VIEWER_NAMES, VIEWERS, type ViewerName } from '../viewers.js';
import type { World } from '../world/world.js';

/** What happens to somebody who may not: an error of this code, or an answer that changes nothing. */
export type Refusal = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'NOTHING_CHANGES';

/** One mutation of the schema, aimed at somebody else's data. */
export interface Write {
  readonly may: readonly ViewerName[];
  readonly variables: (world: World) => Record<string, unknown>;
  /** Viewers who are refused otherwise than with FORBIDDEN. Nobody signed in is refused with UNAUTHENTICATED. */
  readonly refused?: Partial<Record<ViewerName, Refusal>>;
  /** Who tries the success; the first who may when left out. */
  readonly triedBy?: ViewerName;
  /** A sign-in: whose eyes its answer is for. */
  readonly answersAs?: ViewerName | 'newcomer';
  /** When its success is tried, after all refusals: later turns break what earlier ones need. */
  readonly turn?: number;
}

export type Writes = Readonly<Record<string, Write>>;

export const EVERYBODY = VIEWER_NAMES;
export const SIGNED_IN = VIEWER_NAMES.filter((name) => VIEWERS[name] !== null);
export const STAFF = VIEWER_NAMES.filter(isStaff);
export const ADMINISTRATOR: readonly ViewerName[] = ['demoadmin'];
export const TEACHERS: readonly ViewerName[] = ['teacher1', 'teacher2'];
export const SHOPPERS: readonly ViewerName[] = ['shopper1', 'shopper2', 'shopstaff1'];

export function refusalOf(name: ViewerName, { refused }: Write): Refusal {
  return VIEWERS[name] === null ? 'UNAUTHENTICATED' : (refused?.[name] ?? 'FORBIDDEN');
}
