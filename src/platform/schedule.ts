import { unavailability } from './database/unavailable.js';
import type { Log } from './log.js';
import { inCall } from './observe/call.js';
import { Observation } from './observe/observation.js';

/** Answers how many rows it has changed or removed; null: another process is at it. */
export type JobWork = () => Promise<number | null>;

/** A run of a job that has ended. */
export interface JobRun {
  readonly name: string;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly outcome: { readonly rows: number } | { readonly error: string };
}

/** Keeps how runs went, for whoever asks later. */
export type RecordRun = (run: JobRun) => Promise<void>;

/** Runs jobs from time to time, each at most once at a time in this process; what may run in one process only sees to that itself. */
export class Schedule {
  /** Milliseconds between the runs of each job. */
  readonly intervals: Record<string, number> = {};
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly log: Log,
    private readonly observation = new Observation(),
    private readonly record: RecordRun = async () => undefined,
  ) {}

  /** The first run comes after one interval. A run that fails is logged; the next comes in any case. */
  every(intervalMs: number, name: string, work: JobWork): void {
    this.intervals[name] = intervalMs;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.run(name, work).finally(() => {
        this.running.delete(run);
        if (!this.stopped) this.every(intervalMs, name, work);
      });
      this.running.add(run);
    }, intervalMs).unref();
    this.timers.add(timer);
  }

  /** Starts no more runs, and waits for those under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private async run(name: string, work: JobWork): Promise<void> {
    const call = this.observation.begin('job');
    call.operation = name;
    const startedAt = new Date();
    const outcome = await inCall(call, work).then(
      (rows) => (rows === null ? null : { rows }),
      (error: unknown) => {
        call.reason = 'INTERNAL';
        this.log.error({ requestId: call.id, err: error, job: name }, 'A job failed; it is tried again.');
        return { error: toldReason(error) };
      },
    );
    this.observation.end(call);
    // What another process does, that one records.
    if (outcome === null) return;
    const milliseconds = Math.round(performance.now() - call.startedAt);
    await this.record({ name, startedAt, milliseconds, outcome }).catch((error: unknown) => {
      this.log.warn({ requestId: call.id, reason: toldReason(error), job: name }, 'How a job went could not be recorded.');
    });
  }
}

const LONGEST_REASON = 500;

/** Why something failed, for whoever looks after the gateway: one line, without what stands in an address before its host. */
function toldReason(error: unknown): string {
  const unavailable = unavailability(error);
  if (unavailable !== undefined) return `The database cannot answer now: ${unavailable}`.slice(0, LONGEST_REASON);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text
    .replace(/:\/\/[^\s/@]*@/g, '://')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_REASON);
}
