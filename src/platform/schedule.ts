import type { Log } from './log.js';
import { inCall } from './observe/call.js';
import { Observation } from './observe/observation.js';

/** Runs jobs from time to time, each at most once at a time in this process; what may run in one process only sees to that itself. */
export class Schedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly log: Log,
    private readonly observation = new Observation(),
  ) {}

  /** The first run comes after one interval. A run that fails is logged; the next comes in any case. */
  every(intervalMs: number, name: string, work: () => Promise<unknown>): void {
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

  private async run(name: string, work: () => Promise<unknown>): Promise<void> {
    const call = this.observation.begin('job');
    call.operation = name;
    await inCall(call, work).catch((error: unknown) => {
      call.reason = 'INTERNAL';
      this.log.error({ requestId: call.id, err: error, job: name }, 'A job failed; it is tried again.');
    });
    this.observation.end(call);
  }
}
