import { expect, it } from 'vitest';
import { Schedule } from '../../src/platform/schedule.js';

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function schedule(): { schedule: Schedule; failures: string[] } {
  const failures: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (_: object, message: string) => void failures.push(message) };
  return { schedule: new Schedule(log), failures };
}

it('runs a job again and again, after an interval at first, never twice at once', async () => {
  const { schedule: jobs } = schedule();
  let [runs, present, most] = [0, 0, 0];
  jobs.every(20, 'count', async () => {
    runs += 1;
    most = Math.max(most, (present += 1));
    await after(50);
    present -= 1;
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
  });
  await after(40);
  await jobs.stop();
  expect([begun, ended]).toEqual([1, 1]);
  await after(100);
  expect(begun).toBe(1);
});
