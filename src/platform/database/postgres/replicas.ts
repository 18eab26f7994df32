import { performance } from 'node:perf_hooks';
import type { Log } from '../../log.js';
import { FLUSHED_POSITION, REPLAYED_POSITION, walPosition, type WalPosition } from './wal-position.js';

/** Runs one statement on a connection outside the pools, and answers its one value. */
export type AskOne = (statement: string) => Promise<string>;

interface Replica {
  /** What it shows; undefined while it does not answer. */
  replayed: WalPosition | undefined;
  lagMs: number;
  isOut: boolean;
}

export interface ReplicasOptions {
  readonly primary: AskOne;
  readonly replicas: readonly AskOne[];
  /** One that shows less than the primary had so long ago is not asked. */
  readonly maxLagMs: number;
  readonly log: Log;
}

export const DEFAULT_REPLICA_MAX_LAG_MS = 1000;
const LOOK_EVERY_MS = 100;

/** Which replicas may be asked now: those that answer, and are not too far behind. */
export class Replicas {
  private readonly states: Replica[];
  /** How far the primary was at which time, the oldest first; over somewhat more than the greatest lag. */
  private readonly history: { readonly at: number; readonly position: WalPosition }[] = [];
  private readonly timer: NodeJS.Timeout | undefined;
  private looking = false;
  private turn = 0;

  constructor(private readonly options: ReplicasOptions) {
    this.states = options.replicas.map(() => ({ replayed: undefined, lagMs: Infinity, isOut: false }));
    if (this.states.length > 0) this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** The number of a replica that shows at least what was committed up to the position, one after the other; undefined: the primary is to be asked. */
  pick(after: WalPosition = 0): number | undefined {
    for (let tries = 0; tries < this.states.length; tries += 1) {
      const number = this.turn++ % this.states.length;
      const replica = this.states[number];
      if (replica?.replayed !== undefined && replica.lagMs <= this.options.maxLagMs && replica.replayed >= after) return number;
    }
    return undefined;
  }

  /** It has not answered: it is left out until it answers a look. */
  failed(number: number): void {
    const replica = this.states[number];
    if (replica === undefined) return;
    replica.replayed = undefined;
    this.tell(number, replica);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Looks at all servers; while one look takes its time, none is taken beside it. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.lookAtPrimary();
      await Promise.all(this.states.map((replica, number) => this.lookAt(replica, number)));
    } finally {
      this.looking = false;
    }
  }

  private async lookAtPrimary(): Promise<void> {
    // Asked for before: by the time of the answer it may be further, never less far.
    const at = performance.now();
    const position = await positionBy(this.options.primary, FLUSHED_POSITION);
    // While it is away nothing is written, and so nobody falls behind.
    if (position === undefined) return;
    this.history.push({ at, position });
    while (this.history.length > 2 && (this.history[1]?.at ?? 0) < at - 2 * this.options.maxLagMs) this.history.shift();
  }

  private async lookAt(replica: Replica, number: number): Promise<void> {
    const position = await positionBy(this.options.replicas[number] as AskOne, REPLAYED_POSITION);
    replica.replayed = position;
    const now = this.history.at(-1)?.at ?? 0;
    const reached = position === undefined ? undefined : this.history.findLast((past) => past.position <= position);
    replica.lagMs = reached === undefined ? Infinity : now - reached.at;
    this.tell(number, replica);
  }

  /** Once when one is left out, and once when it is back. */
  private tell(number: number, replica: Replica): void {
    const isOut = replica.replayed === undefined || replica.lagMs > this.options.maxLagMs;
    if (isOut === replica.isOut) return;
    replica.isOut = isOut;
    const details = { replica: number + 1, ...(Number.isFinite(replica.lagMs) && { lagMs: Math.round(replica.lagMs) }) };
    if (isOut) this.options.log.warn(details, 'A replica is left out: it does not answer, or is too far behind.');
    else this.options.log.info(details, 'A replica is asked again.');
  }
}

async function positionBy(ask: AskOne, statement: string): Promise<WalPosition | undefined> {
  try {
    return walPosition(await ask(statement));
  } catch {
    return undefined;
  }
}
