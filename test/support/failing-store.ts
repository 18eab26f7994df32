import type { Store } from '../../src/core/store/store.js';

/** What of a store fails: it takes no writes (full, or a replica), or nobody reaches it. */
export type Failing = 'nothing' | 'writes' | 'everything';

const WRITES: readonly (keyof Store)[] = ['set', 'setIfAbsent', 'deleteIfEqual', 'delete', 'increment'];
const REST: readonly (keyof Store)[] = ['get', 'getMany', 'timeLeft', 'publish', 'ping'];

/** The store as one process sees it, whose `failing` can be switched. Like Redis it is shared, and it delivers here what others cannot hear. */
export interface FailingStore extends Store {
  failing: Failing;
}

export function failingStore(store: Store): FailingStore {
  const process: FailingStore = Object.assign(Object.create(store) as Store, { shared: true, failing: 'nothing' as Failing, close: async () => undefined });
  const refuseWhile = (methods: readonly (keyof Store)[], states: readonly Failing[]): void => {
    for (const method of methods) {
      const works = store[method] as (...args: unknown[]) => Promise<unknown>;
      Object.assign(process, {
        [method]: async (...args: unknown[]) => {
          if (states.includes(process.failing)) throw new Error("OOM command not allowed when used memory > 'maxmemory'.");
          return works.apply(store, args);
        },
      });
    }
  };
  refuseWhile(WRITES, ['writes', 'everything']);
  refuseWhile(REST, ['everything']);
  return process;
}
