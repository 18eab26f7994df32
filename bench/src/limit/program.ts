import fastify from 'fastify';
import pg from 'pg';
import { type Asked, ROUTES } from './routes.js';

// The limit: what this database and Node can give at most. Each route is one named statement that returns the whole
// answer as text, sent as it is. Nobody is asked who they are, and nothing is checked.

const [port, connectionString] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
// Planning takes as long as running here, and the statements are written so that one plan fits all parameters.
const pool = new pg.Pool({ connectionString, max: 10, options: '-c plan_cache_mode=force_generic_plan' });
const app = fastify();

for (const { method, url, text, values } of ROUTES) {
  app.route<{ Params: Asked['params']; Querystring: Asked['query']; Body: Asked['body'] }>({
    method,
    url,
    handler: async ({ params, query, body }, reply) => {
      const { rows } = await pool.query<{ answer: string }>({ name: url, text, values: values({ origin, params, query, body }) });
      return reply.header('content-type', 'application/json; charset=utf-8').send(rows[0]?.answer);
    },
  });
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
