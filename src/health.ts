import type { FastifyPluginAsync } from 'fastify';
import type { Database } from './core/database/database.js';
import type { Store } from './core/store/store.js';

const PATIENCE_MS = 2_000;

/**
 * GET /health/live: the process runs. GET /health/ready: what it depends on answers; else 503 with the names of the
 * parts that do not, and nothing more.
 */
export const healthRoutes: FastifyPluginAsync<{ database: Database; store: Store }> = async (app, { database, store }) => {
  app.get('/health/live', { logLevel: 'warn' }, async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  app.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    const parts = { database, store };
    const checked = await Promise.all(Object.entries(parts).map(async ([name, part]) => ({ name, ok: await answers(() => part.ping()) })));
    const failing = checked.filter(({ ok }) => !ok).map(({ name }) => name);
    reply.header('cache-control', 'no-store');
    if (failing.length === 0) return reply.send({ status: 'ok' });
    return reply.code(503).send({ status: 'unavailable', failing });
  });
};

async function answers(ping: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([patience, ping().then(() => true, () => false)]);
  } finally {
    clearTimeout(timer);
  }
}
