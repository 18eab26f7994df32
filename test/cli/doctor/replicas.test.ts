import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '../../../src/platform/database/postgres/postgres.js';
import { freePort } from '../../support/free-port.js';
import { postgresIsInstalled, type ReplicatedPostgres, startReplicatedPostgres } from '../../support/postgres-servers.js';
import { type Examined, examined, HUSH } from './examined.js';

describe.runIf(postgresIsInstalled())('campus doctor and replicas', { timeout: 120_000 }, () => {
  let servers: ReplicatedPostgres;
  beforeAll(async () => {
    servers = await startReplicatedPostgres();
  }, 120_000);
  afterAll(() => servers.close());

  const look = async (settings: NodeJS.ProcessEnv = {}): Promise<Examined> =>
    examined({
      DATA_DIR: '/tmp/campus-doctor-nowhere',
      PORT: String(await freePort()),
      JWT_SECRET: HUSH,
      DATABASE_URL: servers.primaryUrl,
      REPLICA_URLS: servers.replicaUrl,
      ...settings,
    });

  it('says which follow, which lag, which are away, and which are none', async () => {
    const good = await look();
    expect([good.code, good.state('replica 1')]).toEqual([0, 'ok']);

    servers.holdReplica();
    await withConnection(servers.primaryUrl, ({ script }) => script('CREATE TABLE written (id int)'));
    const late = await look({ REPLICA_MAX_LAG_MS: '200' });
    expect([late.code, late.state('replica 1'), late.text('replica 1')]).toEqual([
      0,
      'warning',
      expect.stringContaining('REPLICA_MAX_LAG_MS'),
    ]);
    servers.letReplicaGoOn();

    const swapped = await look({ DATABASE_URL: servers.replicaUrl, REPLICA_URLS: servers.primaryUrl });
    expect([swapped.state('database'), swapped.state('replica 1')]).toEqual(['failure', 'failure']);
    expect(swapped.text('database')).toContain('it is a replica');
    expect(swapped.text('replica 1')).toContain('it is no replica');

    servers.kill('replica');
    const away = await look({ REPLICA_URLS: `${servers.primaryUrl},${servers.replicaUrl}` });
    expect([away.code, away.state('replica 2'), away.text('replica 2')]).toEqual([
      1,
      'failure',
      expect.stringContaining('REPLICA_URLS (number 2)'),
    ]);
    servers.start('replica');
    expect((await look()).state('replica 1')).toBe('ok');
  });

  it('tells a replica, and the way around a pooler, of another database', async () => {
    const other = await startReplicatedPostgres();
    try {
      const found = await look({ REPLICA_URLS: other.replicaUrl, DATABASE_DIRECT_URL: other.primaryUrl });
      expect([found.state('replica 1'), found.text('replica 1')]).toEqual(['failure', expect.stringContaining('of another database')]);
      expect([found.state('database without pooler'), found.text('database without pooler')]).toEqual([
        'failure',
        expect.stringContaining('another server'),
      ]);
      expect((await look({ DATABASE_DIRECT_URL: servers.primaryUrl })).state('database without pooler')).toBe('ok');
    } finally {
      await other.close();
    }
  });
});
