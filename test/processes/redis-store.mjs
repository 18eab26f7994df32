// Opens the store at REDIS_URL from its sources, does what processes do with it, and says what came of it. A process of its own, since Node hears
// of another certificate authority at its start only (NODE_EXTRA_CA_CERTS).
import { createServer, createServerModuleRunner } from 'vite';

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const runner = createServerModuleRunner(vite.environments.ssr);
const { redisAddress } = await runner.import('/src/platform/store/redis-address.ts');
const { RedisStore } = await runner.import('/src/platform/store/redis.ts');
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let outcome;
try {
  const store = await RedisStore.open(redisAddress(process.env['REDIS_URL']), log, {
    prefix: process.env['REDIS_KEY_PREFIX'] ?? 'campus:',
  });
  await store.ping();
  const heard = new Promise((resolve) => store.subscribe('news', resolve).then(() => store.publish('news', 'hello')));
  await store.set('a', '1', 60);
  const deleted = await store.deleteIfEqual('a', '1');
  outcome = { counted: await store.increment('n', 60, 2), deleted, heard: await heard };
  await store.delete('n');
  await store.close();
} catch (error) {
  outcome = { refused: error instanceof Error ? error.message : String(error) };
}
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
