import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectPrisma } from '../../src/platform/database/database.js';
import { openPostgres, withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { type Certificates, makeCertificates, opensslIsInstalled } from '../support/certificates.js';
import { migrationsDir, root } from '../support/paths.js';
import { postgresIsInstalled, startTlsPostgres, type TlsPostgres } from '../support/postgres-servers.js';
import { openRedisServers, redisIsInstalled, type RedisServers } from '../support/redis-servers.js';

const hasOpenssl = opensslIsInstalled();
const withPostgres = hasOpenssl && postgresIsInstalled();
const withRedis = hasOpenssl && redisIsInstalled();
if (!withPostgres) console.warn('TLS to PostgreSQL is not tested: openssl or the programs of PostgreSQL are not installed.');
if (!withRedis) console.warn('TLS to Redis is not tested: openssl or redis-server is not installed.');

let certificates: Certificates;
beforeAll(() => {
  if (hasOpenssl) certificates = makeCertificates();
});
afterAll(() => certificates?.remove());

describe.skipIf(!withPostgres)('PostgreSQL by TLS', () => {
  let server: TlsPostgres;
  beforeAll(async () => {
    server = await startTlsPostgres(certificates);
  });
  afterAll(() => server.close());

  const address = (query: Readonly<Record<string, string>>, host = '127.0.0.1', user = 'postgres'): string =>
    `postgresql://${user}@${host}:${server.port}/postgres?${new URLSearchParams(query)}`;
  const encrypted = (url: string): Promise<unknown> =>
    withConnection(url, ({ query }) => query('SELECT ssl, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()', [])).then(
      ([row]) => row,
    );

  it('is the way of every connection: migrations, reads, writes, those aside, replicas', async () => {
    const url = address({ sslmode: 'verify-full', sslrootcert: certificates.ca });
    const database = connectPrisma(await openPostgres(url, { replicaUrls: [url], migrationsDir, log: SILENT }));
    try {
      await database.prisma.campusType.create({ data: { title: 'by TLS' } });
      await database.ping();
      const open = await withConnection(url, ({ query }) =>
        query(
          "SELECT count(*)::int, bool_and(ssl) AS encrypted FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE backend_type = 'client backend'",
          [],
        ),
      );
      expect(open).toEqual([{ count: expect.any(Number), encrypted: true }]);
      expect(open[0]?.['count']).toBeGreaterThan(1);
    } finally {
      await database.close();
    }
  });

  it('trusts the authority that is named, and looks at the name of the server as far as it was asked to', async () => {
    const right = { sslrootcert: certificates.ca };
    expect(await encrypted(address({ sslmode: 'verify-full', ...right }))).toMatchObject({ ssl: true });
    await expect(encrypted(address({ sslmode: 'verify-full', ...right }, 'localhost'))).rejects.toThrow('cannot be connected to');
    expect(await encrypted(address({ sslmode: 'verify-ca', ...right }, 'localhost'))).toMatchObject({ ssl: true });
    expect(await encrypted(address({ sslmode: 'require' }, 'localhost'))).toMatchObject({ ssl: true });
    const wrong = { sslrootcert: certificates.otherCa };
    for (const sslmode of ['verify-full', 'verify-ca', 'require'])
      await expect(encrypted(address({ sslmode, ...wrong }))).rejects.toThrow('cannot be connected to');
    await expect(encrypted(address({ sslmode: 'verify-full' }))).rejects.toThrow('cannot be connected to');
    await expect(encrypted(address({ sslmode: 'disable' }))).rejects.toThrow('cannot be connected to');
  });

  it('signs in by a certificate', async () => {
    const query = { sslmode: 'verify-full', sslrootcert: certificates.ca };
    const mine = { sslcert: certificates.client.cert, sslkey: certificates.client.key };
    expect(await encrypted(address({ ...query, ...mine }, '127.0.0.1', 'campus'))).toEqual({ ssl: true, client_dn: '/CN=campus' });
    await expect(encrypted(address(query, '127.0.0.1', 'campus'))).rejects.toThrow('cannot be connected to');
  });

  it.each([
    [{ sslmode: 'prefer' }, 'must be one of disable, require, verify-ca, verify-full'],
    [
      { sslmode: 'verify-full', sslrootcert: '/nowhere/ca.pem' },
      'The file that sslrootcert in a PostgreSQL address names cannot be read: /nowhere/ca.pem',
    ],
    [{ sslmode: 'verify-ca' }, 'needs sslrootcert'],
    [{ sslrootcert: '/etc/hosts' }, 'need sslmode'],
  ])('%o is refused before anything is connected', async (query, reason) => {
    await expect(encrypted(address(query as Record<string, string>))).rejects.toThrow(reason);
  });
});

describe.skipIf(!withRedis)('Redis by TLS', () => {
  let servers: RedisServers;
  beforeEach(async () => {
    servers = await openRedisServers(certificates);
  });
  afterEach(() => servers.close());

  /** What a process that trusts this authority can do with the store there. */
  const outcome = async (url: string, { ca = certificates.ca, prefix = 'campus:' } = {}): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'test/processes/redis-store.mjs')], {
      cwd: root,
      env: { ...process.env, REDIS_URL: url, REDIS_KEY_PREFIX: prefix, NODE_EXTRA_CA_CERTS: ca },
    });
    return JSON.parse(stdout);
  };
  const EVERYTHING = { counted: 2, deleted: true, heard: 'hello' };
  const USER = ['on', '>p@ss', '~campus:*', '~{campus:}*', '&campus:*', '&{campus:}*', '+@all', '-@dangerous'];
  const login = `gateway:${encodeURIComponent('p@ss')}@`;

  it('serves a user who has rights to keys and channels of the prefix only', { timeout: 120_000 }, async () => {
    const port = await servers.start();
    servers.command(port, 'acl', 'setuser', 'gateway', ...USER);
    servers.command(port, 'acl', 'setuser', 'default', 'off');
    const url = `rediss://${login}127.0.0.1:${port}`;
    expect(await outcome(url)).toEqual(EVERYTHING);
    expect(await outcome(url, { prefix: 'other:' })).toEqual({ refused: expect.stringContaining('NOPERM') });
    expect(await outcome(url, { ca: certificates.otherCa })).toEqual({ refused: expect.any(String) });
    expect(await outcome(`redis://${login}127.0.0.1:${port}`)).toEqual({ refused: expect.any(String) });
  });

  it('finds the master by Sentinels', { timeout: 120_000 }, async () => {
    const port = await servers.start();
    servers.command(port, 'acl', 'setuser', 'gateway', ...USER);
    const sentinels = [await servers.startSentinel(port), await servers.startSentinel(port)];
    const hosts = sentinels.map((sentinel) => `127.0.0.1:${sentinel}`).join(',');
    expect(await outcome(`rediss+sentinel://${login}${hosts}/main`)).toEqual(EVERYTHING);
  });

  it('goes through a Cluster', { timeout: 120_000 }, async () => {
    const ports = await Promise.all([0, 1, 2].map(() => servers.start('--cluster-enabled', 'yes')));
    const nodes = ports.map((port) => `127.0.0.1:${port}`);
    servers.command(ports[0] as number, '--cluster', 'create', ...nodes, '--cluster-yes');
    for (const port of ports) {
      while (!servers.command(port, 'cluster', 'info').includes('cluster_state:ok'))
        await new Promise((resolve) => setTimeout(resolve, 100));
      servers.command(port, 'acl', 'setuser', 'gateway', ...USER);
    }
    expect(await outcome(`rediss+cluster://${login}${nodes.join(',')}`)).toEqual(EVERYTHING);
  });
});
