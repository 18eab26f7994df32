import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redisAddress } from '../../src/platform/store/redis-address.js';
import { RedisStore } from '../../src/platform/store/redis.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { openRedisServers, redisIsInstalled, type RedisServers } from '../support/redis-servers.js';

const isInstalled = redisIsInstalled();
if (!isInstalled) console.warn('Tests of Sentinel and Cluster are skipped: there is no redis-server on this machine.');

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(!isInstalled)('Redis as operators run it', () => {
  let servers: RedisServers;
  let store: RedisStore;

  beforeEach(async () => {
    servers = await openRedisServers();
  });
  afterEach(async () => {
    await store.close();
    await servers.close();
  });

  /** Until what is asked comes true; how long that takes is not the test's business. */
  const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await holds().catch(() => false)) return;
      await after(100);
    }
    throw new Error('It has not come true in 20 seconds.');
  };

  const heard = async (channel: string): Promise<string[]> => {
    const messages: string[] = [];
    await store.subscribe(channel, (message) => void messages.push(message));
    return messages;
  };

  it('does everything of a store in a Cluster, and goes on when a node that has nothing of ours dies', { timeout: 120_000 }, async () => {
    const ports = await Promise.all(
      [0, 1, 2].map(() =>
        servers.start('--cluster-enabled', 'yes', '--cluster-node-timeout', '1000', '--cluster-require-full-coverage', 'no'),
      ),
    );
    const nodes = ports.map((port) => `127.0.0.1:${port}`);
    servers.command(ports[0] as number, '--cluster', 'create', ...nodes, '--cluster-yes');
    await eventually(async () => ports.every((port) => servers.command(port, 'cluster', 'info').includes('cluster_state:ok')));
    store = await RedisStore.open(redisAddress(`redis+cluster://${nodes.join(',')}`), log, { prefix: 'campus:' });

    const messages = await heard('news');
    await store.set('a', '1', 60);
    expect(await store.setIfAbsent('a', '2', 60)).toBe(false);
    expect(await store.getMany(['a', 'b'])).toEqual(['1', null]);
    expect(await store.increment('n', 60, 5)).toBe(5);
    expect(await store.deleteIfEqual('a', '1')).toBe(true);
    await store.delete('a', 'n');
    await store.publish('news', 'first');
    await eventually(async () => messages.includes('first'));

    await store.set('kept', 'here', 600);
    const slot = Number(servers.command(ports[0] as number, 'cluster', 'keyslot', '{campus:}kept'));
    const home = Math.min(2, Math.floor(slot / (16_384 / 3)));
    servers.kill(ports[(home + 1) % 3] as number);
    await eventually(async () => (await store.get('kept')) === 'here');
    await eventually(async () => {
      await store.publish('news', 'second');
      return messages.includes('second');
    });
  });

  it('loses no call and no session when Sentinels name another master', { timeout: 120_000 }, async () => {
    const master = await servers.start();
    const replica = await servers.start('--replicaof', '127.0.0.1', String(master), '--repl-diskless-sync-delay', '0');
    await eventually(async () => servers.command(replica, 'info', 'replication').includes('master_link_status:up'));
    const sentinels = await Promise.all([0, 1, 2].map(() => servers.startSentinel(master)));
    await eventually(async () => sentinels.every((port) => servers.command(port, 'sentinel', 'ckquorum', 'main').startsWith('OK 3')));
    store = await RedisStore.open(redisAddress(`redis+sentinel://${sentinels.map((port) => `127.0.0.1:${port}`).join(',')}/main`), log, {
      prefix: 'campus:',
    });
    const app: TestApp = await createTestApp({ parts: { store } });
    try {
      const token = await app.login('STAFF', 'demoadmin');
      const messages = await heard('news');
      const ask = () => app.graphql('{ campuses(first: 1) { nodes { id } } }', {}, token);
      expect((await ask()).data.campuses.nodes).toHaveLength(1);

      servers.kill(master);
      const answers: unknown[] = [];
      await eventually(async () => {
        answers.push(await ask());
        await store.set('written', 'after', 60);
        return true;
      });
      expect(answers.length).toBeGreaterThan(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"data":{"campuses":{"nodes":[{"id":1}]}}}']));
      expect(servers.command(replica, 'info', 'replication')).toContain('role:master');
      await eventually(async () => {
        await store.publish('news', 'to all');
        return messages.includes('to all');
      });
      expect(await ask()).toEqual({ data: { campuses: { nodes: [{ id: 1 }] } } });
    } finally {
      await app.close();
    }
  });
});
