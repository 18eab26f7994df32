import { randomUUID } from 'node:crypto';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { openStore } from '../../src/platform/store/open-store.js';
import { redisAddress } from '../../src/platform/store/redis-address.js';
import { RedisStore } from '../../src/platform/store/redis.js';
import type { Store } from '../../src/platform/store/store.js';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const silent = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const prefix = `campus-test-${randomUUID()}:`;
const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function redisAnswers(): Promise<boolean> {
  const redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  const answers = await redis.connect().then(
    () => true,
    () => false,
  );
  redis.disconnect();
  return answers;
}

const withRedis = await redisAnswers();
if (!withRedis) console.warn(`Redis tests are skipped: no Redis answers at ${new URL(REDIS_URL).host} (TEST_REDIS_URL).`);

const kinds: [string, () => Promise<Store>][] = [['memory', () => openStore({ redis: { address: undefined, prefix: '' }, log: silent })]];
if (withRedis) kinds.push(['redis', () => RedisStore.open(redisAddress(REDIS_URL), silent, { prefix })]);

afterAll(async () => {
  if (!withRedis) return;
  const redis = new Redis(REDIS_URL);
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

describe.each(kinds)('the %s store', (kind, open) => {
  let store: Store;
  let key: string;

  beforeEach(async () => {
    store = await open();
    key = `k-${randomUUID()}`;
    silent.error.mockClear();
  });
  afterEach(() => store.close());

  it('says whether processes share it', () => {
    expect(store.shared).toBe(kind === 'redis');
  });

  it('keeps a value for its life', async () => {
    expect(await store.get(key)).toBeNull();
    await store.set(key, '', 0.15);
    expect(await store.get(key)).toBe('');
    await store.set(key, '值', 0.15);
    expect(await store.get(key)).toBe('值');
    await pause(0.2);
    expect(await store.get(key)).toBeNull();
  });

  it('answers many keys in their order', async () => {
    await store.set(`${key}a`, '1', 10);
    await store.set(`${key}c`, '3', 10);
    expect(await store.getMany([`${key}c`, `${key}b`, `${key}a`])).toEqual(['3', null, '1']);
    expect(await store.getMany([])).toEqual([]);
  });

  it('deletes keys, absent ones too', async () => {
    await store.set(key, '1', 10);
    await store.delete(key, `${key}x`);
    await store.delete();
    expect(await store.get(key)).toBeNull();
  });

  it('lets one of many callers set a key', async () => {
    const winners = await Promise.all(Array.from({ length: 20 }, (_, i) => store.setIfAbsent(key, String(i), 0.15)));
    expect(winners.filter(Boolean)).toHaveLength(1);
    expect(await store.get(key)).toBe(String(winners.indexOf(true)));
    await pause(0.2);
    expect(await store.setIfAbsent(key, 'next', 10)).toBe(true);
  });

  it('deletes a key only while it has the value', async () => {
    await store.set(key, 'mine', 10);
    expect(await store.deleteIfEqual(key, 'theirs')).toBe(false);
    expect(await store.get(key)).toBe('mine');
    expect(await store.deleteIfEqual(key, 'mine')).toBe(true);
    expect(await store.deleteIfEqual(key, 'mine')).toBe(false);
  });

  it('counts every caller, for the life that the first one set', async () => {
    const counts = await Promise.all(Array.from({ length: 50 }, () => store.increment(key, 0.4)));
    expect([...counts].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    await pause(0.2);
    expect(await store.increment(key, 10)).toBe(51);
    expect(await store.timeLeft(key)).toBeLessThan(0.3);
    await pause(0.3);
    expect(await store.increment(key, 10)).toBe(1);
  });

  it('counts by more than one', async () => {
    expect(await store.increment(key, 10, 2_000_000_000)).toBe(2_000_000_000);
    expect(await store.increment(key, 10, 2_000_000_000)).toBe(4_000_000_000);
    expect(await store.increment(key, 10)).toBe(4_000_000_001);
  });

  it('tells how long a key will live', async () => {
    expect(await store.timeLeft(key)).toBe(0);
    await store.set(key, '1', 20);
    expect(await store.timeLeft(key)).toBeGreaterThan(19);
    expect(await store.timeLeft(key)).toBeLessThanOrEqual(20);
  });

  it('delivers messages to all subscribers of the channel until they leave', async () => {
    const [first, second, other] = [vi.fn(), vi.fn(), vi.fn()];
    const leaveFirst = await store.subscribe(key, first);
    await store.subscribe(key, second);
    await store.subscribe(`${key}x`, other);
    await store.publish(key, 'one');
    await vi.waitFor(() => expect([first.mock.calls, second.mock.calls]).toEqual([[['one']], [['one']]]));
    await leaveFirst();
    await leaveFirst();
    await store.publish(key, 'two');
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(2));
    expect(first).toHaveBeenCalledTimes(1);
    expect(other).not.toHaveBeenCalled();
  });

  it('takes one function subscribed twice as two subscriptions', async () => {
    const handler = vi.fn();
    const leave = await store.subscribe(key, handler);
    await store.subscribe(key, handler);
    await leave();
    await store.publish(key, 'm');
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1));
  });

  it('survives a handler that fails, and logs it without the message', async () => {
    const good = vi.fn();
    await store.subscribe(key, () => {
      throw new Error('secret');
    });
    await store.subscribe(key, async () => {
      throw new Error('secret');
    });
    await store.subscribe(key, good);
    await store.publish(key, 'secret');
    await vi.waitFor(() => expect(good).toHaveBeenCalled());
    await vi.waitFor(() => expect(silent.error).toHaveBeenCalledTimes(2));
    expect(JSON.stringify(silent.error.mock.calls)).not.toContain('secret');
  });

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

describe('the memory store', () => {
  it('does not grow with keys that nobody reads again', async () => {
    vi.useFakeTimers();
    const store = new MemoryStore(silent);
    for (let i = 0; i < 20_000; i++) {
      await store.set(`k${i}`, 'v', 1);
      vi.advanceTimersByTime(10);
    }
    vi.useRealTimers();
    expect(store.size).toBeLessThan(300);
  });
});

/** Stands between the store and Redis, so that the line can be cut. */
class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  async up(): Promise<void> {
    const { hostname, port } = new URL(REDIS_URL);
    this.server = createServer((client) => {
      const upstream = connect(Number(port || 6379), hostname);
      for (const socket of [client, upstream]) {
        this.sockets.add(socket.on('error', () => undefined));
        socket.on('close', () => [client, upstream].forEach((end) => end.destroy()));
      }
      client.pipe(upstream).pipe(client);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }

  get url(): string {
    const url = new URL(REDIS_URL);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }
}

describe('the redis store without a Redis', () => {
  it('does not log the password', async () => {
    silent.warn.mockClear();
    const store = await RedisStore.open(redisAddress('redis://gateway:hunter2@127.0.0.1:1'), silent, { prefix });
    await expect(store.ping()).rejects.toThrow();
    await store.close();
    expect(silent.warn).toHaveBeenCalledWith({ connection: 'store', error: 'Error ECONNREFUSED' }, 'Redis is not reachable.');
    expect(JSON.stringify(silent.warn.mock.calls)).not.toContain('hunter2');
  });
});

describe.runIf(withRedis)('the redis store on a broken line', () => {
  const line = new Line();
  let store: RedisStore;

  beforeEach(() => {
    silent.warn.mockClear();
    silent.info.mockClear();
  });
  afterEach(async () => {
    await store.close();
    await line.down().catch(() => undefined);
  });

  it('refuses at once while Redis is away, and recovers by itself, subscriptions included', async () => {
    await line.up();
    store = await RedisStore.open(redisAddress(line.url), silent, { prefix });
    const handler = vi.fn();
    const missed = vi.fn();
    await store.subscribe('news', handler, missed);

    await line.down();
    const started = Date.now();
    await expect(store.get('x')).rejects.toThrow();
    // What others cannot hear is heard in this process.
    await expect(store.publish('news', 'here')).rejects.toThrow();
    expect(handler).toHaveBeenCalledExactlyOnceWith('here');
    const [late, lateMissed] = [vi.fn(), vi.fn()];
    await store.subscribe('more', late, lateMissed);
    await expect(store.ping()).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(500);
    expect(missed).not.toHaveBeenCalled();

    await line.up();
    await vi.waitFor(() => store.ping(), { timeout: 5000, interval: 50 });
    await vi.waitFor(
      async () => {
        await store.publish('news', 'found');
        expect(handler).toHaveBeenCalledWith('found');
      },
      { timeout: 5000, interval: 50 },
    );
    await store.publish('more', 'found');
    await vi.waitFor(() => expect(late).toHaveBeenCalledWith('found'));
    for (const told of [missed, lateMissed]) expect(told).toHaveBeenCalledOnce();
  });

  it('opens without Redis, says so once, and connects later', async () => {
    await line.up();
    await line.down();
    store = await RedisStore.open(redisAddress(line.url), silent, { prefix });
    await expect(store.get('x')).rejects.toThrow();
    await pause(0.4);
    expect(silent.warn).toHaveBeenCalledTimes(1);
    await line.up();
    await vi.waitFor(() => store.ping(), { timeout: 5000, interval: 50 });
    expect(silent.info).toHaveBeenCalledTimes(1);
  });
});
