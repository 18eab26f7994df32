import fastify from 'fastify';
import pg from 'pg';
import { ROUTES } from './routes.js';

// The limit: what this database and Node can give at most. Each route is one named statement that returns the whole
// answer as text, sent as it is. Nobody is asked who they are, and nothing is checked.

const [port, connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const app = fastify();

for (const { method, url, text, values } of ROUTES) {
  app.route<{ Params: Record<string, string>; Querystring: Record<string, string>; Body: unknown }>({
    method,
    url,
    handler: async ({ params, query, body }, reply) => {
      const { rows } = await pool.query<{ answer: string }>({ name: url, text, values: values({ params, query, body }) });
      return reply.header('content-type', 'application/json; charset=utf-8').send(rows[0]?.answer);
    },
  });
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
