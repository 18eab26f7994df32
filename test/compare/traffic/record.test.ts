import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/compare/traffic/exchange.js';
import { recordingProxy } from '../../../src/compare/traffic/proxy.js';
import { Recorder, type Seen } from '../../../src/compare/traffic/recorder.js';
import { oldServer, type OldReply, type OldRequest, type OldServer } from '../old-server.js';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Recording {
  readonly old: OldServer;
  readonly url: string;
  readonly exchanges: Exchange[];
}

async function record(answer: (request: OldRequest) => OldReply): Promise<Recording> {
  const old = await oldServer(answer);
  const recorder = new Recorder();
  const exchanges: Exchange[] = [];
  const proxy = recordingProxy({
    old: `${old.url}/base`,
    seen: (seen) => void exchanges.push(recorder.exchangeOf(seen)),
    failed: () => undefined,
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  open.push(old, { close: () => (proxy.closeAllConnections(), proxy.close()) });
  return { old, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, exchanges };
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('record', () => {
  it('passes requests and answers on as they are', async () => {
    const packed = gzipSync('{"code":0}');
    const { old, url, exchanges } = await record(() => ({
      status: 201,
      headers: { 'content-encoding': 'gzip', 'X-Own': 'yes' },
      body: packed,
    }));
    const response = await fetch(`${url}/order/?page=2&q=%E5%BC%A0`, {
      method: 'DELETE',
      headers: { ...JSON_TYPE, 'X-Client': 'me' },
      body: '{"a": 1}',
    });
    expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([201, 'yes', { code: 0 }]);
    expect(old.asked).toMatchObject([
      {
        method: 'DELETE',
        url: '/base/order/?page=2&q=%E5%BC%A0',
        body: '{"a": 1}',
        headers: { 'x-client': 'me', host: new URL(url).host },
      },
    ]);
    expect(exchanges).toMatchObject([
      {
        number: 1,
        method: 'DELETE',
        url: '/order/?page=2&q=%E5%BC%A0',
        body: { kind: 'json', value: { a: 1 } },
        answer: { status: 201, body: { kind: 'json', value: { code: 0 } } },
      },
    ]);
  });

  it('keeps no credential, and tells people apart', async () => {
    const { url, exchanges } = await record(({ url: path, body }) => {
      if (!path.includes('login')) return { body: { data: 'for secret-token-of-li' } };
      const name = (JSON.parse(body) as { username: string }).username;
      return { headers: { 'set-cookie': `ticket=secret-token-of-${name}; Path=/` }, body: { data: { token: `secret-token-of-${name}` } } };
    });
    for (const username of ['li', 'wang'])
      await fetch(`${url}/login/`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ username, password: `secret-${username}` }),
      });
    await fetch(`${url}/a/`, { headers: { authorization: 'Bearer secret-token-of-li', 'x-auth-token': 'secret-token-of-wang' } });
    await fetch(`${url}/b/?ticket=secret-token-of-li`, { headers: { cookie: 'lang=zh; ticket=secret-token-of-wang' } });
    await fetch(`${url}/c/`, { method: 'POST', body: new URLSearchParams({ Token: 'secret-token-of-li', password: 'secret-wang' }) });
    expect(JSON.stringify(exchanges)).not.toContain('secret');
    const [li, wang, a, b, c] = exchanges;
    expect(li).toMatchObject({
      body: { value: { username: 'li', password: 'password-1' } },
      answer: { headers: { 'set-cookie': 'ticket=token-1; Path=/' }, body: { value: { data: { token: 'token-1' } } } },
    });
    expect(wang).toMatchObject({
      body: { value: { password: 'password-2' } },
      answer: { body: { value: { data: { token: 'token-2' } } } },
    });
    expect(a).toMatchObject({
      headers: { authorization: 'Bearer token-1', 'x-auth-token': 'token-2' },
      answer: { body: { value: { data: 'for token-1' } } },
    });
    expect(b).toMatchObject({ url: '/b/?ticket=token-1', headers: { cookie: 'lang=zh; ticket=token-2' } });
    expect(c).toMatchObject({
      body: {
        kind: 'form',
        fields: [
          ['Token', 'token-1'],
          ['password', 'password-2'],
        ],
      },
    });
  });

  it('keeps of pictures their hash, in whatever form they come', async () => {
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0aff', 'hex'), Buffer.alloc(600, 7)]);
    const { url, exchanges } = await record(() => ({ headers: { 'content-type': 'image/png' }, body: picture }));
    const form = new FormData();
    form.append('name', '名字');
    form.append('img', new Blob([picture]), 'a.png');
    await fetch(`${url}/`, { method: 'POST', body: form });
    await fetch(`${url}/`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ img: `data:image/png;base64,${picture.toString('base64')}` }),
    });
    const mark = expect.stringMatching(/^file:sha256:[0-9a-f]{64}:609$/);
    expect(exchanges).toMatchObject([
      {
        body: {
          kind: 'form',
          multipart: true,
          fields: [
            ['name', '名字'],
            ['img', mark],
          ],
        },
        answer: { body: { kind: 'file', type: 'image/png', bytes: 609 } },
      },
      { body: { kind: 'json', value: { img: mark } } },
    ]);
  });

  it('passes on what is an answer, and not what a careless server sends behind it', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Old: yes\r\nContent-Length: 10\r\nConnection: close\r\n\r\n';
    const old = createTcpServer((socket) => socket.once('data', () => socket.end(`${head}{"code":0}`)));
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
    const seen: Seen[] = [];
    const failed: Error[] = [];
    const proxy = recordingProxy({
      old: `http://127.0.0.1:${(old.address() as AddressInfo).port}`,
      seen: (one) => void seen.push(one),
      failed: (error) => void failed.push(error),
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    open.push(old, { close: () => (proxy.closeAllConnections(), proxy.close()) });
    const answer = await fetch(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('x-old')]).toEqual([200, 'yes']);
    expect([seen.map(({ status }) => status), failed]).toEqual([[200], []]);
  });

  it('answers 502 where the old system is away', async () => {
    const { old, url, exchanges } = await record(() => ({}));
    await old.close();
    expect((await fetch(`${url}/`)).status).toBe(502);
    expect(exchanges).toEqual([]);
  });
});
