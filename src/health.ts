import type { FastifyPluginAsync } from 'fastify';

const PATIENCE_MS = 2_000;

/** However often it is asked, the parts are looked at this often at most: the answer is for anybody, and looking is work. */
const GOOD_FOR_MS = 500;

/** What the gateway depends on. `ping` rejects when the part cannot do its whole work: a store that reads but cannot write fails. */
export interface Part {
  ping(): Promise<void>;
}

export interface HealthOptions extends Readonly<Record<'database' | 'store' | 'media', Part>> {
  /** Whether the process still answers, but is about to stop. */
  readonly isEnding: () => boolean;
  readonly version: Readonly<Record<'version' | 'node', string>>;
}

/**
 * GET /health/version: which gateway on which Node. GET /health/live: the process runs. GET /health/ready: what it depends on does its work; else 503 with the names of the
 * parts that do not, and nothing more; 503 also when the process is about to stop.
 */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { isEnding, database, store, media, version }) => {
  app.get('/health/version', async (_request, reply) => reply.header('cache-control', 'no-store').send(version));

  app.get('/health/live', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  const parts = { database: patiently(database), store: patiently(store), media: patiently(media) };
  const failingParts = remembered(async () => {
    const checked = await Promise.all(Object.entries(parts).map(async ([name, works]) => ({ name, ok: await works() })));
    return checked.filter(({ ok }) => !ok).map(({ name }) => name);
  });

  app.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isEnding()) return reply.code(503).send({ status: 'stopping' });
    const failing = await failingParts();
    if (failing.length === 0) return reply.send({ status: 'ok' });
    return reply.code(503).send({ status: 'unavailable', failing });
  });
};

/** Whoever asks while a look is taken, or shortly after, gets its outcome. */
function remembered<T>(look: () => Promise<T>): () => Promise<T> {
  let last: { readonly outcome: Promise<T>; until: number } | undefined;
  return () => {
    if (last !== undefined && performance.now() < last.until) return last.outcome;
    const looking = { outcome: look(), until: Infinity };
    void looking.outcome.finally(() => (looking.until = performance.now() + GOOD_FOR_MS));
    last = looking;
    return looking.outcome;
  };
}

/** Whether a part does its work. One that hangs is not asked a second time before it has answered the first. */
function patiently(part: Part): () => Promise<boolean> {
  let pending: Promise<boolean> | undefined;
  const ask = async (): Promise<boolean> => {
    try {
      await part.ping();
      return true;
    } catch {
      return false;
    } finally {
      pending = undefined;
    }
  };
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    try {
      return await Promise.race([patience, (pending ??= ask())]);
    } finally {
      clearTimeout(timer);
    }
  };
}
