import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRedisServers, type RedisServers, redisIsInstalled } from '../../support/redis-servers.js';
import { examined, HUSH } from './examined.js';

const env = { DATA_DIR: '/tmp/campus-doctor-nowhere', PORT: '0', PUBLIC_URL: 'http://127.0.0.1:9' };
const withRedis = (url: string) => examined({ ...env, REDIS_URL: url });

describe.runIf(redisIsInstalled())('campus doctor and Redis', { timeout: 60_000 }, () => {
  let servers: RedisServers;
  let port: number;
  beforeAll(async () => {
    servers = await openRedisServers();
    port = await servers.start();
  });
  afterAll(() => servers.close());

  it('has nothing against one that forgets nothing, and leaves nothing there', async () => {
    const { code, state } = await withRedis(`redis://127.0.0.1:${port}`);
    expect(code).toBe(0);
    expect(['redis', 'redis memory', 'redis rights', 'clock of redis'].map(state)).toEqual(Array(4).fill('ok'));
    expect(servers.command(port, 'dbsize')).toBe('0');
  });

  it('warns of one that forgets when it is full, or is full', async () => {
    servers.command(port, 'config', 'set', 'maxmemory-policy', 'allkeys-lru');
    const forgetful = await withRedis(`redis://127.0.0.1:${port}`);
    expect([forgetful.code, forgetful.state('redis memory')]).toEqual([0, 'warning']);
    expect(forgetful.text('redis memory')).toContain('CONFIG SET maxmemory-policy noeviction');
    servers.command(port, 'config', 'set', 'maxmemory-policy', 'noeviction');
    servers.command(port, 'config', 'set', 'maxmemory', '1');
    const full = await withRedis(`redis://127.0.0.1:${port}`);
    expect([full.state('redis memory'), full.state('redis rights')]).toEqual(['warning', 'failure']);
    expect(full.text('redis rights')).toContain('OOM');
    servers.command(port, 'config', 'set', 'maxmemory', '0');
  });

  it('says what a user may not do, also what it may not ask', async () => {
    servers.command(port, 'acl', 'setuser', 'gateway', 'on', `>${HUSH}`, '~campus:*', '&campus:*', '+@all', '-@dangerous');
    const usual = await withRedis(`redis://gateway:${HUSH}@127.0.0.1:${port}`);
    expect([usual.code, usual.state('redis rights'), usual.state('redis memory')]).toEqual([0, 'ok', 'skipped']);
    servers.command(port, 'acl', 'setuser', 'few', 'on', `>${HUSH}`, '~campus:*', '&other', '+@all', '-@dangerous', '-eval');
    const few = await withRedis(`redis://few:${HUSH}@127.0.0.1:${port}`);
    expect([few.code, few.state('redis rights')]).toEqual([1, 'failure']);
    expect(few.text('redis rights')).toMatch(/^refused: EVAL \(NOPERM\), SUBSCRIBE \(NOPERM\), PUBLISH \(NOPERM\)\./);
    const wrong = await withRedis(`redis://gateway:${HUSH}x@127.0.0.1:${port}`);
    expect([wrong.state('redis'), wrong.text('redis')]).toEqual(['failure', expect.stringContaining('WRONGPASS')]);
  });

  it('knows a replica, and one that is not there', async () => {
    const replica = await servers.start('--replicaof', `127.0.0.1 ${port}`);
    const found = await withRedis(`redis://127.0.0.1:${replica}`);
    expect([found.state('redis'), found.text('redis')]).toEqual(['failure', expect.stringContaining('Name the master')]);
    servers.kill(replica);
    const gone = await withRedis(`redis://:${HUSH}@127.0.0.1:${replica}`);
    expect([gone.state('redis'), gone.text('redis')]).toEqual(['failure', expect.stringContaining('ECONNREFUSED')]);
  });

  it('finds the master by Sentinels, and says when there is none', async () => {
    const sentinel = await servers.startSentinel(port);
    const found = await withRedis(`redis+sentinel://127.0.0.1:${sentinel}/main`);
    expect(['redis', 'redis rights'].map(found.state)).toEqual(['ok', 'ok']);
    expect((await withRedis(`redis+sentinel://127.0.0.1:${sentinel}/other`)).state('redis')).toBe('failure');
  });

  it('looks at the nodes of a Cluster', async () => {
    const node = await servers.start('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1');
    const lost = await withRedis(`redis+cluster://127.0.0.1:${node}`);
    expect(lost.state('redis')).toBe('failure');
    servers.command(node, 'cluster', 'addslotsrange', '0', '16383');
    await expect.poll(() => servers.command(node, 'cluster', 'info'), { timeout: 20_000 }).toContain('cluster_state:ok');
    const found = await withRedis(`redis+cluster://127.0.0.1:${node}`);
    expect(['redis', 'redis memory', 'redis rights', 'clock of redis'].map(found.state)).toEqual(Array(4).fill('ok'));
  });
});
