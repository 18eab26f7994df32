import 'reflect-metadata';
import { createApp } from './app.js';
import type { Settings } from './settings/settings.js';

/** Running requests get this long to finish after SIGTERM; then their connections are cut. */
const GRACE_MS = 8_000;
/** What is still not closed then is given up. Container runtimes kill after ten seconds. */
const LAST_MS = 9_500;

/**
 * Serves until SIGTERM or SIGINT; tells `listening` the address. Answers whether it stopped in order. Throws when it cannot start.
 */
export async function serve(settings: Settings, listening: (address: string) => void): Promise<boolean> {
  const app = await createApp(settings);
  const stopped = new Promise<boolean>((resolve) => {
    let stopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      // Who asks twice does not want to wait.
      if (stopping) return app.cut();
      stopping = true;
      app.server.log.info({ signal }, 'stopping');
      setTimeout(() => app.cut(), GRACE_MS).unref();
      setTimeout(() => resolve(false), LAST_MS).unref();
      app.close().then(
        () => resolve(true),
        (error: unknown) => {
          app.server.log.error({ err: error }, 'did not stop in order');
          resolve(false);
        },
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  try {
    listening(await app.server.listen({ host: settings.host, port: settings.port }));
  } catch (error) {
    await app.close();
    throw error;
  }
  return stopped;
}
