import { setTimeout } from 'node:timers/promises';

/** Writes again and again, one after the other, until somebody is told: an event is for those who are there. */
export async function untilTold<T>(told: Promise<T>, write: () => Promise<unknown>): Promise<T> {
  const over = new AbortController();
  const end = (): void => over.abort();
  told.then(end, end);
  while (!over.signal.aborted) {
    await write();
    await setTimeout(50);
  }
  return told;
}
