import 'reflect-metadata';
import { createApp } from './app.js';
import { announce } from './announce.js';
import { ConfigError, loadConfig } from './config.js';
import { StartRefused } from './core/start-refused.js';

/** Running requests get this long to finish after SIGTERM. */
const GRACE_MS = 10_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await createApp(config);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    app.server.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.server.log.error({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const address = await app.server.listen({ host: config.host, port: config.port });
    announce(address, config);
  } catch (error) {
    await app.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof StartRefused ? error.message : error);
  process.exit(1);
});
