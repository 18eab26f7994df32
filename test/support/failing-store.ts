import type { MessageHandler, Store } from '../../src/platform/store/store.js';

/** What of a store fails: it takes no writes (full, or a replica), or nobody reaches it. */
export type Failing = 'nothing' | 'writes' | 'everything';

/** A store as one of several processes sees it, whose failures can be switched. Like Redis it delivers here what others cannot hear. */
export interface FailingStore extends Store {
  fail(failing: Failing): void;
}

export function failingStore(store: Store): FailingStore {
  let state: Failing = 'nothing';
  const subscriptions = new Set<{ channel: string; handler: MessageHandler; onMissed: (() => void) | undefined }>();
  const read = <T>(work: () => Promise<T>): Promise<T> => (state === 'everything' ? Promise.reject(new Error('away')) : work());
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    state === 'writes' ? Promise.reject(new Error('OOM command not allowed')) : read(work);
  return {
    shared: true,
    fail: (failing) => {
      const wasAway = state === 'everything';
      state = failing;
      if (wasAway && failing !== 'everything') for (const { onMissed } of subscriptions) onMissed?.();
    },
    get: (key) => read(() => store.get(key)),
    getMany: (keys) => read(() => store.getMany(keys)),
    timeLeft: (key) => read(() => store.timeLeft(key)),
    ping: () => read(() => store.ping()),
    set: (...given) => write(() => store.set(...given)),
    setIfAbsent: (...given) => write(() => store.setIfAbsent(...given)),
    deleteIfEqual: (...given) => write(() => store.deleteIfEqual(...given)),
    delete: (...given) => write(() => store.delete(...given)),
    increment: (...given) => write(() => store.increment(...given)),
    publish: async (channel, message) => {
      if (state !== 'everything') return store.publish(channel, message);
      for (const subscription of subscriptions) if (subscription.channel === channel) void subscription.handler(message);
      throw new Error('away');
    },
    subscribe: async (channel, handler, onMissed) => {
      const subscription = { channel, handler, onMissed };
      subscriptions.add(subscription);
      const stop = await store.subscribe(channel, (message) => (state === 'everything' ? undefined : handler(message)));
      return async () => {
        subscriptions.delete(subscription);
        await stop();
      };
    },
    close: async () => undefined,
  };
}
