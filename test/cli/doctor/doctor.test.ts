import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../../src/cli/doctor/clock.js';
import { isWeak } from '../../../src/cli/doctor/secrets.js';
import { freePort } from '../../support/free-port.js';
import { openS3Server } from '../../support/s3-server.js';
import { campus } from '../command-line.js';
import { examined, HUSH } from './examined.js';

let folder: string;
let env: NodeJS.ProcessEnv;
const closing: (() => Promise<unknown> | unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-doctor-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) };
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => {
  for (const close of closing) await close();
});

describe('campus doctor', { timeout: 120_000 }, () => {
  it('has nothing against a machine on which nothing was started, and leaves nothing there', async () => {
    const { code, findings, state } = await examined(env);
    expect(code).toBe(0);
    expect(findings.filter((finding) => finding.state === 'warning')).toEqual([]);
    expect(['settings', 'data directory', 'media'].map(state)).toEqual(['ok', 'ok', 'ok']);
    expect(['database', 'redis', 'wechat', 'gateway', 'public address'].map(state)).toEqual(Array(5).fill('skipped'));
    expect(existsSync(env['DATA_DIR'] ?? '')).toBe(false);
  });

  it('names every mistake of the settings, and repeats none of their values', async () => {
    const { code, findings } = await examined({
      DATABASE_URL: `mysql://root:${HUSH}@x/y`,
      JWT_SECRET: 'short',
      PORT: HUSH,
      REDIS_KEY_PREFIX: 'x:',
    });
    expect(code).toBe(1);
    expect(findings.map(({ state, found }) => `${state} ${found.split(' ', 1)[0]}`).sort()).toEqual([
      'failure DATABASE_URL',
      'failure JWT_SECRET',
      'failure PORT',
      'failure REDIS_KEY_PREFIX',
      'skipped the',
    ]);
  });

  it('prints a line each, and how many there are', async () => {
    const { code, out, err } = await campus(['doctor'], { env: { ...env, ADMIN_USERNAME: 'root', ADMIN_PASSWORD: HUSH } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^(ok|warning|failure|skipped) +[a-z -]{8,} {2}\S.*\.$/);
    expect(lines.at(-1)).toMatch(/^Failures: 0\. Warnings: 1\. Ok: \d+\. Skipped: \d+\.$/);
    expect(out).toContain('Unset ADMIN_USERNAME and ADMIN_PASSWORD.');
    expect(out).not.toContain(HUSH);
  });

  it('does not wait for what swallows every question', async () => {
    const open = new Set<Socket>();
    const silent = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      for (const socket of open) socket.destroy();
      silent.close();
    });
    const at = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const { code, state, text } = await examined({
      ...env,
      PORT: at.split(':')[1],
      DATABASE_URL: `postgresql://campus:${HUSH}@${at}/campus`,
      DATABASE_DIRECT_URL: `postgresql://campus:${HUSH}@${at}/campus`,
      REPLICA_URLS: `postgresql://campus:${HUSH}@${at}/campus`,
      REDIS_URL: `redis://:${HUSH}@${at}`,
      JWT_SECRET: HUSH,
      NODE_ENV: 'production',
      MEDIA_URL: 's3://campus',
      MEDIA_ENDPOINT: `http://${at}`,
      WECHAT_MINI_APP_ID: 'wx1',
      WECHAT_MINI_APP_SECRET: HUSH,
      WECHAT_API_BASE_URL: `http://${at}`,
      WECHAT_TIMEOUT_MS: '500',
      PUBLIC_URL: `http://${at}`,
    });
    expect(code).toBe(1);
    expect(['database', 'redis', 'media', 'wechat mini-program', 'gateway'].map(state)).toEqual(Array(5).fill('failure'));
    expect(state('public address')).toBe('warning');
    // Nothing is said of what could not be looked at.
    expect(['production', 'replicas', 'clock of the database'].map(state)).toEqual(Array(3).fill('skipped'));
    expect(text('database')).toContain('DATABASE_URL');
    expect(text('redis')).toMatch(/timed out|no answer within/);
  });

  it('asks WeChat by a code that nobody has, and never for the token of the server', async () => {
    let says: object = {};
    const asked: string[] = [];
    const wechat = createHttpServer((request, response) => {
      asked.push((request.url ?? '').split('?', 1)[0] ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(says));
    });
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve));
    closing.push(() => wechat.close());
    const set = {
      ...env,
      WECHAT_APP_ID: 'wx1',
      WECHAT_APP_SECRET: HUSH,
      WECHAT_MINI_APP_ID: 'wx2',
      WECHAT_MINI_APP_SECRET: HUSH,
      WECHAT_API_BASE_URL: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`,
    };
    for (const [errcode, state, advice] of [
      [40029, 'ok', ''],
      [40013, 'failure', 'WECHAT_MINI_APP_ID'],
      [40125, 'failure', 'WECHAT_MINI_APP_SECRET'],
      [45011, 'warning', '45011'],
      [-1, 'failure', 'WECHAT_API_BASE_URL'],
      [0, 'warning', 'WECHAT_API_BASE_URL'],
    ] as const) {
      says = { errcode };
      const found = await examined(set);
      expect({ errcode, state: found.state('wechat mini-program') }).toEqual({ errcode, state });
      expect(found.state('wechat official account')).toBe(state);
      expect(found.text('wechat mini-program')).toContain(advice);
    }
    expect([...new Set(asked)].sort()).toEqual(['/sns/jscode2session', '/sns/oauth2/access_token']);
  });

  it('tries whether files can be stored, in the folder and in the bucket', async () => {
    const dataDir = env['DATA_DIR'] ?? '';
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'media'), 'in the way');
    expect((await examined(env)).text('media')).toContain('is no directory');
    const bucket = await openS3Server();
    closing.push(() => bucket.close());
    expect((await examined({ ...env, ...bucket.env })).state('media')).toBe('ok');
    const elsewhere = await examined({ ...env, ...bucket.env, MEDIA_URL: 's3://nowhere' });
    expect(elsewhere.state('media')).toBe('failure');
    expect(elsewhere.text('media')).toContain('there is no such bucket');
    await bucket.kill();
    expect((await examined({ ...env, ...bucket.env })).state('media')).toBe('failure');
  });

  it('looks at who may read the secret, and at TLS that verifies nobody', async () => {
    const dataDir = env['DATA_DIR'] ?? '';
    await mkdir(dataDir);
    const file = join(dataDir, 'jwt-secret');
    await writeFile(file, HUSH, { mode: 0o600 });
    expect((await examined(env)).state('secrets')).toBe('ok');
    await chmod(file, 0o644);
    const open = await examined(env);
    expect([open.state('secrets'), open.text('secrets')]).toEqual(['warning', expect.stringContaining(`chmod 600 ${file}`)]);
    await writeFile(file, 'hunter2');
    expect((await examined(env)).state('secrets')).toBe('failure');
    const weak = { ...env, JWT_SECRET: 'change-me-change-me-change-me-change-me' };
    expect((await examined(weak)).state('secrets')).toBe('warning');
    expect((await examined({ ...weak, NODE_ENV: 'production' })).state('secrets')).toBe('failure');
    expect((await examined({ ...env, JWT_SECRET: HUSH, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).text('secrets')).toContain(
      'NODE_EXTRA_CA_CERTS',
    );
  });

  it('notices another program at its port', async () => {
    const other = createHttpServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(Number(env['PORT']), '127.0.0.1', resolve));
    closing.push(() => other.close());
    const { state, text } = await examined({ ...env, JWT_SECRET: HUSH });
    expect([state('gateway'), state('public address')]).toEqual(['failure', 'failure']);
    expect(text('gateway')).toContain('another program');
  });
});

describe('a secret', () => {
  it.each([
    ['a'.repeat(64), true],
    ['abcd1234'.repeat(8), true],
    ['a-secret-for-a-demo-and-nothing-else', true],
    ['thisIsTheKeyOfMyUniversity2026ChangeMe', true],
    ['kX9vQ2mZ7pLw4RtY8bNc5HjF3sGd6TqA', false],
    ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', false],
    ['Ej8x2Q-_wLr0pYzT7uVbK4nM9hGs1cDfA6iOoXqRkZtWvUy3eP5lJNaBmSHgFdCI', false],
  ])('%s is weak: %s', (secret, weak) => {
    expect(isWeak(secret)).toBe(weak);
  });
});

describe('a clock', () => {
  it.each([
    [0, 'ok'],
    [-1999, 'ok'],
    [2001, 'warning'],
    [-29_000, 'warning'],
    [31_000, 'failure'],
    [-31_000, 'failure'],
  ])('that is %d ms apart is %s', (aheadMs, state) => {
    expect(clock('clock', aheadMs).state).toBe(state);
    expect(clock('clock', aheadMs).found).toContain(state === 'ok' ? 'apart' : aheadMs > 0 ? 'behind' : 'ahead');
  });
});
