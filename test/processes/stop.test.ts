import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { WechatClient } from '../../src/platform/wechat/wechat.js';
import { Line, portOf } from '../platform/http/sockets.js';
import { createTestApp } from '../support/app.js';
import { makeProgram, type Program } from './program.js';

let program: Program;

describe('while the gateway stops', () => {
  it('what came before is answered, what comes is refused in its own form, and each answer is the last of its connection', async () => {
    let go: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (go = resolve));
    let answer: () => void = () => undefined;
    const wechat = {
      webLogin: async () => {
        go();
        await new Promise<void>((resolve) => (answer = resolve));
        return { openid: 'somebody' };
      },
    } as unknown as WechatClient;
    const app = await createTestApp({ parts: { wechat } });
    const port = await portOf(app);
    const silent = await Line.open(port);
    const idle = (await Line.open(port)).write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await idle.until('{"status":"ok"}');
    const chat = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => chat.once('open', resolve));
    const left = new Promise((resolve) => chat.once('close', resolve));
    const running = (await Line.open(port)).write('GET /legacy/summer-student/auth/user/check_account/?code=x HTTP/1.1\r\nHost: x\r\n\r\n');
    await asked;
    const late = (await Line.open(port)).write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await late.until('{"status":"ok"}');

    const closed = app.close();
    late.write('GET /legacy/school/v1/teacher/schools HTTP/1.1\r\nHost: x\r\n\r\n');
    const refusal = (await late.closed).split('HTTP/1.1 ')[2] ?? '';
    expect(refusal).toMatch(/^503 .*retry-after: 1\r\n.*connection: close\r\n.*"msg":"服务器内部错误"/is);
    expect([await left, await silent.closed, (await idle.closed).split('HTTP/1.1 ').length]).toEqual([1001, '', 2]);

    answer();
    expect(await running.closed).toMatch(/^HTTP\/1\.1 200 .*connection: close\r\n.*"ticket":"TK-/is);
    await closed;
  });
});

describe('a process that is told to stop', () => {
  beforeAll(async () => {
    program = await makeProgram();
  });
  afterAll(() => program.remove());

  it('loses no call of clients that keep their connections, and ends in order', { timeout: 180_000 }, async () => {
    await using gateway = await startGateway({ SHUTDOWN_DRAIN_SECONDS: '1' });
    const { child, port, exited } = gateway;
    const counts = { answered: 0, refused: 0, lost: 0 };
    const clients = Array.from({ length: 10 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (;;) {
        const status = await ask(port, agent);
        if (status === 'gone') break;
        counts[status] += 1;
        // Who is refused goes elsewhere. Connections that arrive in the very moment in which listening ends are reset by the system.
        if (status === 'refused') break;
      }
      agent.destroy();
    });
    const silent = await Line.open(port);
    while (counts.answered < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    await Promise.all(clients);
    await silent.closed;
    expect(counts).toMatchObject({ lost: 0 });
    expect(counts.refused).toBeGreaterThan(0);
  });

  it(
    'serves until proxies know that it is not ready, each connection once more; a second signal does not wait',
    { timeout: 180_000 },
    async () => {
      await using gateway = await startGateway({ SHUTDOWN_DRAIN_SECONDS: '600' });
      const { child, port, exited } = gateway;
      const kept = (await Line.open(port)).write('GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n');
      await kept.until('{"status":"ok"}');
      child.kill('SIGTERM');
      await vi.waitFor(async () => {
        const probe = (await Line.open(port)).write('GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
        expect(await probe.closed).toMatch(/^HTTP\/1\.1 503 .*\{"status":"stopping"\}$/is);
      }, 60_000);
      for (const line of [kept, await Line.open(port)]) {
        line.write('GET /legacy/school/v1/teacher/schools HTTP/1.1\r\nHost: x\r\n\r\n');
        const answer = (await line.closed).split('HTTP/1.1 ').at(-1);
        expect(answer).toMatch(/^200 .*connection: close\r\n.*"code":401/is);
      }
      expect(child.exitCode).toBeNull();
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    },
  );

  it('is not kept waiting by a person at a terminal', { timeout: 180_000 }, async () => {
    await using gateway = await startGateway({ SHUTDOWN_DRAIN_SECONDS: '600' });
    gateway.child.kill('SIGINT');
    expect(await gateway.exited).toBe(0);
  });
});

/** A process on an embedded database of its own; both are gone in the end. */
async function startGateway(env: NodeJS.ProcessEnv) {
  const dataDir = await mkdtemp(join(tmpdir(), 'campus-stop-'));
  const { child, ended, address } = program.run(['start'], dataDir, env);
  return {
    child,
    exited: ended.then(({ code }) => code),
    port: Number(new URL(await address).port),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One call; gone: nobody listens any more. */
function ask(port: number, agent: Agent): Promise<'answered' | 'refused' | 'lost' | 'gone'> {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, path: '/legacy/school/v1/teacher/schools', agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 503 ? 'refused' : 'answered'));
      response.once('error', () => resolve('lost'));
    });
    call.once('error', (error: Error & { code?: string }) => resolve(error.code === 'ECONNREFUSED' ? 'gone' : 'lost'));
    call.end();
  });
}
