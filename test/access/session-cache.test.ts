import { describe, expect, it } from 'vitest';
import { SessionCache } from '../../src/access/session-cache.js';
import type { StoredSession } from '../../src/access/stored-session.js';
import { MemoryStore } from '../../src/platform/store/memory.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const session: StoredSession = {
  accountId: 1,
  audience: 'graphql',
  expiresAt: new Date(Date.now() + 60_000),
  ended: false,
  mustChangePassword: false,
  viewer: null,
};
const handle = { id: 'session-1' };

/** A store that several processes would share, and how often it was asked. */
function sharedStore() {
  const store = new MemoryStore(log);
  const asked: (readonly string[])[] = [];
  const getMany = store.getMany.bind(store);
  return { asked, store: Object.assign(store, { shared: true, getMany: (keys: readonly string[]) => (asked.push(keys), getMany(keys)) }) };
}

async function filled(cache: SessionCache): Promise<void> {
  const { epoch } = await cache.find(handle);
  await cache.keep(handle, session, epoch ?? '');
}

describe('SessionCache', () => {
  it('asks a shared store once for what many ask at a time, and not again at once', async () => {
    const { store, asked } = sharedStore();
    const cache = new SessionCache(store, true, null, log);
    await filled(cache);
    asked.length = 0;
    const found = await Promise.all([handle, handle, { id: 'session-2' }, handle].map((it) => cache.find(it)));
    expect(found.map((it) => it.session)).toEqual([session, session, null, session]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(5);
    expect((await cache.find(handle)).session).toEqual(session);
    expect(asked).toHaveLength(1);
    // What was not there may have come since.
    await cache.find({ id: 'session-2' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['ended sessions', (cache: SessionCache) => cache.distrust([handle])],
    ['changed rights', (cache: SessionCache) => cache.newEpoch()],
  ])('%s hold in every process when they are answered', async (_, change) => {
    const { store } = sharedStore();
    const [one, other] = [new SessionCache(store, true, null, log), new SessionCache(store, true, null, log)];
    await filled(one);
    expect((await other.find(handle)).session).toEqual(session);
    expect(await change(one)).toBe(true);
    await one.leasesEnd();
    expect((await other.find(handle)).session).toBeNull();
    expect((await one.find(handle)).session).toBeNull();
  });

  it('goes by the store of its own process each time', async () => {
    const store = new MemoryStore(log);
    const cache = new SessionCache(store, true, null, log);
    await filled(cache);
    expect((await cache.find(handle)).session).toEqual(session);
    await store.delete('session:session-1');
    expect((await cache.find(handle)).session).toBeNull();
  });
});
