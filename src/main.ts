import 'reflect-metadata';
import { announce } from './announce.js';
import { createApp } from './app.js';
import { StartRefused } from './platform/start-refused.js';
import { loadSettings, SettingsError } from './settings/load-settings.js';

/** Running requests get this long to finish after SIGTERM; then their connections are cut. */
const GRACE_MS = 8_000;
/** What is still not closed then is given up. Container runtimes kill after ten seconds. */
const LAST_MS = 9_500;

async function main(): Promise<void> {
  const settings = loadSettings(process.env);
  const app = await createApp(settings);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    // Who asks twice does not want to wait.
    if (stopping) return app.cut();
    stopping = true;
    app.server.log.info({ signal }, 'stopping');
    setTimeout(() => app.cut(), GRACE_MS).unref();
    setTimeout(() => process.exit(1), LAST_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.server.log.error({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const address = await app.server.listen({ host: settings.host, port: settings.port });
    announce(address, settings);
  } catch (error) {
    await app.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError || error instanceof StartRefused ? error.message : error);
  process.exit(1);
});
