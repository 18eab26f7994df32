import { part } from '../observe/call.js';
import type { Store } from './store.js';

/** A store in another process, with what it is asked as parts of the calls that ask. Subscriptions outlive calls. */
export function watchedStore(store: Store): Store {
  const watch =
    <Given extends unknown[], T>(name: string, ask: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> =>
      part('redis', name, () => ask.apply(store, given));
  return {
    shared: store.shared,
    get: watch('get', store.get),
    getMany: watch('getMany', store.getMany),
    set: watch('set', store.set),
    setIfAbsent: watch('setIfAbsent', store.setIfAbsent),
    deleteIfEqual: watch('deleteIfEqual', store.deleteIfEqual),
    delete: watch('delete', store.delete),
    increment: watch('increment', store.increment),
    timeLeft: watch('timeLeft', store.timeLeft),
    publish: watch('publish', store.publish),
    ping: watch('ping', store.ping),
    subscribe: (...given) => store.subscribe(...given),
    close: () => store.close(),
  };
}
