import { check } from './check.js';
import { provideDatabase, withClient } from './database.js';
import { readFacts } from './facts.js';
import { measure } from './measure.js';
import { findNodes } from './nodes.js';
import { OptionError, readOptions, USAGE } from './options.js';
import { findPostgres } from './postgres-server.js';
import { findRedis } from './redis.js';
import { SCENARIOS } from './scenarios.js';
import { SERVERS } from './servers.js';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return console.log(USAGE);
  const postgres = await findPostgres(process.env['BENCH_DATABASE_URL']);
  const redisUrl = await findRedis(process.env['BENCH_REDIS_URL']);
  try {
    const databaseUrl = await provideDatabase(postgres.url, { students: options.students }, options.fresh);
    const servers = SERVERS.filter(({ name }) => options.servers?.includes(name) ?? true);
    const scenarios = SCENARIOS.filter(({ name }) => options.scenarios?.includes(name) ?? true);
    await withClient(databaseUrl, async (database) => {
      const facts = await readFacts(database);
      const setting = { place: { databaseUrl, redisUrl }, database, facts, nodes: findNodes() };
      const checked = await check(setting, servers, scenarios);
      console.log(`${checked.passed} passed, ${checked.failures.length} failed`);
      if (checked.failures.length > 0) process.exitCode = 1;
      if (options.check || checked.failures.length > 0) return;
      const measured = await measure(setting, { ...options, servers, scenarios });
      console.table(measured.cells, ["server", "scenario", "connections", "requestsPerSecond", "p50", "p99", "bodyBytes", "cpuMs"]);
      console.table(measured.peakMemory);
    });
  } finally {
    postgres.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof OptionError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
});
