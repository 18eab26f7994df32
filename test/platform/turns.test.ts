import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Turns } from '../../src/platform/turns.js';

/** Work that ends when it is told to, and says that it began. */
function work(began: string[], name: string) {
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    finish,
    run: async () => {
      began.push(name);
      await ended;
      return name;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Turns', () => {
  it('lets only so much be under way, and passes on what the work answers or throws', async () => {
    const turns = new Turns({ atOnce: 2, longestWaitMs: 1000 });
    const began: string[] = [];
    const [a, b, c] = [work(began, 'a'), work(began, 'b'), work(began, 'c')];
    const first = turns.run(1, a.run);
    const second = turns.run(1, b.run);
    const third = turns.run(1, async () => {
      await c.run();
      throw new Error('third');
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(began).toEqual(['a', 'b']);
    b.finish();
    expect(await second).toBe('b');
    await vi.advanceTimersByTimeAsync(0);
    expect(began).toEqual(['a', 'b', 'c']);
    a.finish();
    c.finish();
    expect(await first).toBe('a');
    await expect(third).rejects.toThrow('third');
  });

  it('serves owners in turn, and what one owner brought in its order', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1000 });
    const began: string[] = [];
    const all = ['anna 1', 'anna 2', 'anna 3', 'anna 4', 'bob 1', 'bob 2', 'carl 1'].map((name) => {
      const { run, finish } = work(began, name);
      finish();
      return turns.run(name.split(' ')[0], run);
    });
    await Promise.all(all);
    expect(began).toEqual(['anna 1', 'anna 2', 'bob 1', 'carl 1', 'anna 3', 'bob 2', 'anna 4']);
  });

  it('refuses whoever waits too long, and goes on with the others', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1000 });
    const began: string[] = [];
    const [long, late, next] = [work(began, 'long'), work(began, 'late'), work(began, 'next')];
    const running = turns.run(1, long.run);
    const refused = turns.run(2, late.run).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(600);
    const waiting = turns.run(2, next.run);
    await vi.advanceTimersByTimeAsync(600);
    expect(await refused).toMatchObject({ reason: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } });
    long.finish();
    next.finish();
    expect([await running, await waiting]).toEqual(['long', 'next']);
    expect(began).toEqual(['long', 'next']);
  });
});
