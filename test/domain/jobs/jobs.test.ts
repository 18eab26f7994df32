import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobRuns } from '../../../src/domain/jobs/job-runs.js';
import { gauges } from '../../../src/gauges.js';
import type { Reading } from '../../../src/platform/observe/gauge.js';
import { Writer } from '../../../src/write/writer.js';
import { createTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let [here, there]: JobRuns[] = [];

beforeAll(async () => {
  app = await createTestApp();
  await app.database.prisma.job.deleteMany();
  const writer = new Writer(app.database, []);
  here = new JobRuns(writer, 'one:1');
  there = new JobRuns(writer, `${'x'.repeat(200)}:2`);
});
afterAll(() => app.close());

const QUERY = `{ jobs { nodes { name startedAt milliseconds succeeded rows process succeededAt failedAt error runs failures } } }`;

describe('a job of two processes', () => {
  const [first, second, third] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:01:00Z'), new Date('2026-01-01T00:02:00Z')];

  it('is one row, with the last run of whichever it was and the counts of both', async () => {
    await here?.record({ name: 'folding', startedAt: first, milliseconds: 12, outcome: { rows: 5 } });
    await there?.record({ name: 'folding', startedAt: second, milliseconds: 30, outcome: { error: 'Error: no' } });
    const { data } = await app.graphql(QUERY, {}, await app.login('STAFF', 'demoadmin'));
    const { jobs } = data as { jobs: { nodes: object[] } };
    expect(jobs.nodes).toEqual([
      {
        name: 'folding',
        startedAt: first.toISOString().replace('00:00:00', '00:01:00'),
        milliseconds: 30,
        succeeded: false,
        rows: null,
        process: `${'x'.repeat(158)}:2`,
        succeededAt: first.toISOString(),
        failedAt: second.toISOString(),
        error: 'Error: no',
        runs: 2,
        failures: 1,
      },
    ]);
  });

  it('says why it failed last also when it succeeds again', async () => {
    await here?.record({ name: 'folding', startedAt: third, milliseconds: 1, outcome: { rows: 0 } });
    expect(await app.database.prisma.job.findFirstOrThrow()).toMatchObject({
      succeeded: true,
      rows: 0,
      succeededAt: third,
      failedAt: second,
      error: 'Error: no',
      runs: 3,
      failures: 1,
    });
  });

  it('counts every run, however many end at the same time', async () => {
    const run = { name: 'at once', startedAt: first, milliseconds: 1, outcome: { rows: 1 } } as const;
    await Promise.all(Array.from({ length: 12 }, (_, number) => (number % 2 === 0 ? here : there)?.record(run)));
    expect(await app.database.prisma.job.findUniqueOrThrow({ where: { name: 'at once' } })).toMatchObject({ runs: 12, failures: 0 });
  });

  it('is in the metrics', async () => {
    const parts = { jobs: here, intervals: () => ({ folding: 60_000 }) } as unknown as Parameters<typeof gauges>[0];
    const read = async (name: string): Promise<Reading[]> => {
      const value = await gauges(parts)
        .find((gauge) => gauge.name === name)
        ?.read();
      return (value as Reading[]).filter(({ labels }) => labels['operation'] === 'folding');
    };
    expect(await read('job_runs_total')).toEqual([
      { labels: { operation: 'folding', outcome: 'ok' }, value: 2 },
      { labels: { operation: 'folding', outcome: 'failed' }, value: 1 },
    ]);
    expect(await read('job_interval_seconds')).toEqual([{ labels: { operation: 'folding' }, value: 60 }]);
    const job = { operation: 'folding' };
    expect(await read('job_last_success_timestamp_seconds')).toEqual([{ labels: job, value: third.getTime() / 1000 }]);
    expect(await read('job_last_run_timestamp_seconds')).toEqual([{ labels: job, value: third.getTime() / 1000 }]);
    expect(await read('job_last_duration_seconds')).toEqual([{ labels: job, value: 0.001 }]);
    expect(await read('job_last_rows')).toEqual([{ labels: job, value: 0 }]);
  });
});
