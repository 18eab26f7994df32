import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable } from '../../src/platform/database/unavailable.js';
import { type JobRun, type JobWork, type RecordRun, Schedule } from '../../src/platform/schedule.js';

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function schedule(record?: RecordRun): { schedule: Schedule; failures: string[] } {
  const failures: string[] = [];
  const log = {
    info: () => undefined,
    warn: (_: object, message: string) => void failures.push(message),
    error: (_: object, message: string) => void failures.push(message),
  };
  return { schedule: new Schedule(log, undefined, record), failures };
}

it('runs a job again and again, after an interval at first, never twice at once', async () => {
  const { schedule: jobs } = schedule();
  let [runs, present, most] = [0, 0, 0];
  jobs.every(20, 'count', async () => {
    runs += 1;
    most = Math.max(most, (present += 1));
    await after(50);
    present -= 1;
    return 0;
  });
  expect(runs).toBe(0);
  await after(300);
  await jobs.stop();
  expect(runs).toBeGreaterThanOrEqual(2);
  expect(most).toBe(1);
});

it('goes on after a run that failed, and says so', async () => {
  const { schedule: jobs, failures } = schedule();
  let runs = 0;
  jobs.every(10, 'fail', async () => {
    runs += 1;
    throw new Error('No.');
  });
  await after(150);
  await jobs.stop();
  expect(runs).toBeGreaterThan(1);
  expect(failures.length).toBe(runs);
});

it('waits for the run under way when it stops, and starts no other', async () => {
  const { schedule: jobs } = schedule();
  let [begun, ended] = [0, 0];
  jobs.every(10, 'slow', async () => {
    begun += 1;
    await after(80);
    ended += 1;
    return 0;
  });
  await after(40);
  await jobs.stop();
  expect([begun, ended]).toEqual([1, 1]);
  await after(100);
  expect(begun).toBe(1);
});

describe('what is recorded of a run', () => {
  const recorded = async (work: JobWork): Promise<JobRun[]> => {
    const runs: JobRun[] = [];
    const { schedule: jobs } = schedule(async (run) => void runs.push(run));
    jobs.every(5, 'job', work);
    await after(60);
    await jobs.stop();
    return runs;
  };

  it('is when it began, how long it took and how many rows it changed', async () => {
    const [run] = await recorded(async () => 7);
    expect(run).toEqual({ name: 'job', startedAt: expect.any(Date), milliseconds: expect.any(Number), outcome: { rows: 7 } });
  });

  it.each([
    ['why it failed', new Error('Nothing\n  works.'), 'Error: Nothing works.'],
    ['no password of an address', new Error('connect postgresql://me:secret@host/db'), 'Error: connect postgresql://host/db'],
    ['that the database was away', new DatabaseUnavailable('too many connections'), 'The database cannot answer now: too many connections'],
    ['no more than its column takes', new Error('x'.repeat(900)), `Error: ${'x'.repeat(493)}`],
  ])('is %s', async (_, thrown, error) => {
    const [run] = await recorded(() => Promise.reject(thrown));
    expect(run?.outcome).toEqual({ error });
  });

  it('is nothing where another process does it', async () => {
    expect(await recorded(async () => null)).toEqual([]);
  });

  it('may fail to be recorded, which stops nothing', async () => {
    const { schedule: jobs, failures } = schedule(() => Promise.reject(new Error('no table')));
    let runs = 0;
    jobs.every(5, 'job', async () => ++runs);
    await after(80);
    await jobs.stop();
    expect(runs).toBeGreaterThan(1);
    expect(new Set(failures)).toEqual(new Set(['How a job went could not be recorded.']));
  });
});
