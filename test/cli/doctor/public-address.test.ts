import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { PROOF_HEADER, proofOf, PROXY_CHECK_PATH } from '../../../src/proxy-check.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { freePort } from '../../support/free-port.js';
import { examined, HUSH } from './examined.js';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

type Change = (headers: NodeJS.Dict<string | string[]>) => NodeJS.Dict<string | string[]>;

/** A proxy in front of the gateway that writes the headers as `change` says; answers its address. */
async function proxy(to: string, change: Change): Promise<string> {
  const server: Server = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(to);
    request({ hostname, port, path: incoming.url, headers: change({ ...incoming.headers }), agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    })
      .on('error', () => outgoing.writeHead(502).end())
      .end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  open.push(server);
  return `http://127.0.0.2:${(server.address() as AddressInfo).port}`;
}

const appends: Change = (headers) => ({ ...headers, 'x-forwarded-for': `${String(headers['x-forwarded-for'])}, 198.51.100.9` });
const sets: Change = ({ 'x-forwarded-host': _host, ...headers }) => ({ ...headers, 'x-forwarded-for': '198.51.100.9' });
const passes: Change = (headers) => headers;
const drops: Change = ({ 'x-forwarded-for': _for, ...headers }) => headers;

async function gateway(settings: Record<string, string>): Promise<{ app: TestApp; at: string }> {
  const app = await createTestApp({ env: { JWT_SECRET: HUSH, ...settings } });
  open.push(app);
  return { app, at: await app.server.listen({ host: '127.0.0.1', port: 0 }) };
}

async function through(change: Change | undefined, settings: Record<string, string>) {
  const { at } = await gateway(settings);
  const publicUrl = change === undefined ? at : await proxy(at, change);
  return examined({ DATA_DIR: '/tmp/campus-doctor-nowhere', PORT: '0', JWT_SECRET: HUSH, PUBLIC_URL: publicUrl, ...settings });
}

describe('campus doctor asks by the public address', { timeout: 120_000 }, () => {
  it.each([
    ['a proxy that sets them, and is trusted', sets, '127.0.0.1', 'ok', 'client 198.51.100.9'],
    ['no proxy, and nobody is trusted', undefined, 'off', 'ok', 'client 127.0.0.1'],
    ['no proxy, and everybody is trusted', undefined, 'on', 'warning', 'Set PUBLIC_URL to the address of the proxy'],
    ['a proxy that is not trusted', sets, 'off', 'warning', 'Set TRUST_PROXY=127.0.0.1'],
    ['another proxy than the trusted one', sets, '10.0.0.0/8', 'warning', 'Add 127.0.0.1 to TRUST_PROXY'],
    ['a proxy that takes them away', drops, '127.0.0.1', 'warning', 'Let it set X-Forwarded-For'],
    ['a proxy that passes on what clients claim', passes, '127.0.0.1', 'warning', 'the address of the proxy'],
    ['a proxy that lets clients claim a host', appends, '127.0.0.1', 'warning', 'X-Forwarded-Host'],
  ] as const)('%s', async (_what, change, TRUST_PROXY, state, text) => {
    const found = await through(change, { TRUST_PROXY });
    expect([found.state('proxy headers'), found.text('proxy headers')]).toEqual([state, expect.stringContaining(text)]);
    expect(found.state('public address')).toBeUndefined();
  });

  it('and says when nothing answers there, another gateway, or a proxy without one', async () => {
    const { at } = await gateway({ JWT_SECRET: `${HUSH}-another` });
    const env = { DATA_DIR: '/tmp/campus-doctor-nowhere', PORT: '0', JWT_SECRET: HUSH };
    expect((await examined({ ...env, PUBLIC_URL: at })).state('public address')).toBe('failure');
    const nobody = `http://127.0.0.1:${await freePort()}`;
    expect((await examined({ ...env, PUBLIC_URL: nobody })).text('public address')).toContain('ECONNREFUSED');
    const alone = await examined({ ...env, PUBLIC_URL: await proxy(nobody, passes) });
    expect([alone.state('public address'), alone.text('public address')]).toEqual(['warning', expect.stringContaining('502')]);
  });

  it('and nobody else learns anything', async () => {
    const { app } = await gateway({});
    const ask = async (proof?: string) =>
      (await app.server.inject({ url: PROXY_CHECK_PATH, headers: proof === undefined ? {} : { [PROOF_HEADER]: proof } })).statusCode;
    expect(await ask(proofOf(HUSH))).toBe(200);
    expect(await ask()).toBe(404);
    expect(await ask(proofOf(`${HUSH}x`))).toBe(404);
    expect(await ask(proofOf(HUSH, Date.now() - 61_000))).toBe(404);
    expect(await ask(proofOf(HUSH, Date.now() + 61_000))).toBe(404);
    expect(await ask(`${Date.now()}.${'0'.repeat(64)}`)).toBe(404);
    expect(await ask('é')).toBe(404);
  });
});
