import type { JobRun } from '../../platform/schedule.js';
import { insertMissing, plus, update } from '../../write/changes.js';
import { defineWrite, type FactsOf } from '../../write/define-write.js';
import { rows } from '../../write/facts.js';
import type { Writer } from '../../write/writer.js';

const JOBS = defineWrite<{}>()({
  facts: () => ({
    jobs: rows('Job', {
      where: {},
      select: { name: true, startedAt: true, milliseconds: true, rows: true, succeededAt: true, runs: true, failures: true },
    }),
  }),
});

export type KnownJob = FactsOf<typeof JOBS>['jobs'][number];

/** As long as the column is. */
const LONGEST_NAME = 160;

/** How jobs went, in the database: one row for each, so that it stays small and every process adds to the same counts. */
export class JobRuns {
  constructor(
    private readonly writer: Writer,
    /** The name of this process. */
    private readonly process: string,
  ) {}

  async record({ name, startedAt, milliseconds, outcome }: JobRun): Promise<void> {
    const failed = 'error' in outcome;
    const run = {
      startedAt,
      milliseconds,
      process: this.process.slice(-LONGEST_NAME),
      succeeded: !failed,
      ...(failed ? { rows: null, failedAt: startedAt, error: outcome.error } : { rows: outcome.rows, succeededAt: startedAt }),
    };
    const counts = { runs: plus(1), ...(failed && { failures: plus(1) }) };
    const recorded = update('Job', { name }, { ...run, ...counts });
    const [known] = await this.writer.apply(recorded);
    // Its first run: asked for each time, the row would use up an id each time.
    if (known === 0) await this.writer.apply(insertMissing('Job', [{ name, ...run }]), recorded);
  }

  /** Every job that has run, in any process. */
  async all(): Promise<KnownJob[]> {
    return (await this.writer.look(JOBS, {})).jobs;
  }
}
