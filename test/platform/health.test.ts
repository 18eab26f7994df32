import { rm, writeFile } from 'node:fs/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { healthRoutes, type Part } from '../../src/health.js';
import { createTestApp, type TestApp } from '../support/app.js';

const good: Part = { ping: async () => undefined };
const isEnding = (): boolean => false;

describe('GET /health/ready', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const ready = async () => {
    const { statusCode, body } = await app.server.inject('/health/ready');
    return { statusCode, ...JSON.parse(body) };
  };

  it('is 200 while everything works, and names the media store when it cannot be written', async () => {
    expect(await ready()).toEqual({ statusCode: 200, status: 'ok' });
    await rm(app.core.media.storage.name, { recursive: true });
    await writeFile(app.core.media.storage.name, 'in the way');
    await vi.waitFor(async () => expect(await ready()).toEqual({ statusCode: 503, status: 'unavailable', failing: ['media'] }), {
      timeout: 5000,
    });
    expect((await app.server.inject('/health/live')).statusCode).toBe(200);
  });

  it('says which gateway runs on which Node', async () => {
    const server = fastify();
    await server.register(healthRoutes, {
      isEnding,
      database: good,
      store: good,
      media: good,
      version: { version: '1.2.3', node: 'v24.0.0' },
    });
    const { headers, body } = await server.inject('/health/version');
    expect(JSON.parse(body)).toEqual({ version: '1.2.3', node: 'v24.0.0' });
    expect(headers['cache-control']).toBe('no-store');
    await server.close();
  });

  it('looks once, however many ask', async () => {
    let looks = 0;
    const counted: Part = { ping: async () => void (looks += 1) };
    const server = fastify();
    await server.register(healthRoutes, {
      isEnding,
      database: counted,
      store: good,
      media: good,
      version: { version: '1.2.3', node: 'v24.0.0' },
    });
    await Promise.all(Array.from({ length: 50 }, () => server.inject('/health/ready')));
    await server.close();
    expect(looks).toBe(1);
  });

  it('does not ask a part again that has not answered yet', async () => {
    let looks = 0;
    const hanging: Part = { ping: () => new Promise(() => void (looks += 1)) };
    const server = fastify();
    await server.register(healthRoutes, {
      isEnding,
      database: good,
      store: hanging,
      media: good,
      version: { version: '1.2.3', node: 'v24.0.0' },
    });
    expect((await server.inject('/health/ready')).json()).toEqual({ status: 'unavailable', failing: ['store'] });
    await vi.waitFor(() => server.inject('/health/ready'), { timeout: 5000 });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await server.inject('/health/ready')).json()).toEqual({ status: 'unavailable', failing: ['store'] });
    await server.close();
    expect(looks).toBe(1);
  });
});
