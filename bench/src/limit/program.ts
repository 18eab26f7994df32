import fastify, { type FastifyReply } from 'fastify';
import pg from 'pg';
import { type Asked, type Route, ROUTES, type WriteRoute } from './routes.js';
import { WRITE_ROUTES } from './write-routes.js';

// The limit: what this database and Node can give at most. Each read, and each step of a purchase, is one named statement
// that returns the whole answer as text, sent as it is; nothing is checked in them. The other writes keep the gateway's rules
// in a transaction of three round trips. Nobody is asked who they are.

const [port, connectionString] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
// Planning takes as long as running here, and the statements are written so that one plan fits all parameters.
const pool = new pg.Pool({ connectionString, max: 10, options: '-c plan_cache_mode=force_generic_plan' });
const app = fastify();

interface Incoming {
  Params: Asked['params'];
  Querystring: Asked['query'];
  Body: Asked['body'];
}

for (const route of ROUTES) {
  app.route<Incoming>({
    method: route.method,
    url: route.url,
    handler: async ({ params, query, body }, reply) => send(reply, await answerOf(pool, route, { origin, params, query, body })),
  });
}

for (const route of WRITE_ROUTES) {
  app.route<Incoming>({
    method: route.method,
    url: route.url,
    handler: async ({ params, query, body }, reply) => {
      const answer = await written(route, { origin, params, query, body });
      return answer === null ? reply.code(409).send() : send(reply, answer);
    },
  });
}

function send(reply: FastifyReply, answer: string | null): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(answer);
}

async function answerOf(
  database: pg.Pool | pg.PoolClient,
  { url, text, values }: Pick<Route, 'url' | 'text' | 'values'>,
  asked: Asked,
): Promise<string | null> {
  const { rows } = await database.query<{ answer: string | null }>({ name: url, text, values: values(asked) });
  return rows[0]?.answer ?? null;
}

/** Null: a rule refuses it, and nothing is written. */
async function written(route: WriteRoute, asked: Asked): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; ${route.lock(asked)}`);
    const answer = (await answerOf(client, route, asked)) ?? (await onceMore(client, route, asked));
    await client.query(answer === null ? 'ROLLBACK' : 'COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function onceMore(client: pg.PoolClient, route: WriteRoute, asked: Asked): Promise<string | null> {
  if (route.otherwise === undefined) return null;
  const cleared = await client.query(route.otherwise, route.values(asked).slice(0, 1));
  return cleared.rowCount === 0 ? null : answerOf(client, route, asked);
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
