import { OptionError, readOptions, USAGE } from './options.js';
import { findPostgres } from './postgres-server.js';
import { findRedis } from './redis.js';
import { writeReport } from './report/write.js';
import { run } from './run.js';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return console.log(USAGE);
  const postgres = await findPostgres(process.env['BENCH_DATABASE_URL']);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      postgres.stop();
      process.exit(1);
    });
  }
  try {
    const results = await run(options, postgres, await findRedis(process.env['BENCH_REDIS_URL']));
    if (results === null) return;
    const { text, file } = writeReport(results);
    console.log(`\n${text}\nWritten to ${file}, and beside it as JSON.`);
  } finally {
    postgres.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof OptionError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
});
