import { PlatformError } from '../errors.js';
import type { Store } from './store.js';

/** More that waits for one listener than anybody will ever look at. */
const MAX_WAITING = 1000;

/** What is told of something: who listens reads the rest for themselves. */
export interface Told {
  readonly id: number;
}

/**
 * Hears what is told on a channel, on all processes that share the store, as long as it is iterated: while the store is
 * away, only what this process tells. Several tellings of one id that nobody has taken yet are one. Throws SUBSCRIBER_TOO_SLOW
 * from `next` where too much waits.
 *
 * Not a generator: one that waits for its next value cannot be ended before that comes.
 */
export async function listen<T extends Told>(
  store: Store,
  channel: string,
  accept: (told: T) => boolean,
): Promise<AsyncIterableIterator<T>> {
  const waiting = new Map<number, T>();
  let ended = false;
  let lost = false;
  let wake: (() => void) | undefined;
  const stop = await store.subscribe(channel, (text) => {
    // Only our own processes write to these channels.
    const told = JSON.parse(text) as T;
    if (ended || !accept(told)) return;
    waiting.set(told.id, told);
    lost ||= waiting.size > MAX_WAITING;
    wake?.();
  });
  const end = async (): Promise<IteratorResult<T>> => {
    if (!ended) {
      ended = true;
      waiting.clear();
      wake?.();
      await stop();
    }
    return { done: true, value: undefined };
  };
  const next = async (): Promise<IteratorResult<T>> => {
    for (;;) {
      if (ended) return { done: true, value: undefined };
      if (lost) {
        await end();
        throw new PlatformError('SUBSCRIBER_TOO_SLOW');
      }
      const [first] = waiting;
      if (first !== undefined) {
        waiting.delete(first[0]);
        return { done: false, value: first[1] };
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const iterator: AsyncIterableIterator<T> = { [Symbol.asyncIterator]: () => iterator, next, return: end };
  return iterator;
}

/** Tells whoever listens now. What is told is a hint; while the store is away, only listeners in this process hear it. */
export async function tell<T extends Told>(store: Store, channel: string, told: T): Promise<void> {
  await store.publish(channel, JSON.stringify(told)).catch(() => undefined);
}
