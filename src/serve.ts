import 'reflect-metadata';
import { createApp, type App } from './app.js';
import { Snapshots } from './backup/snapshot.js';
import { operatorCommands } from './operator-commands.js';
import { serveControl } from './platform/control/serve-control.js';
import type { Settings } from './settings/settings.js';
import { BUILD } from './version.js';

/** Running requests get this long to finish after SIGTERM; then their connections are cut. */
const GRACE_MS = 8_000;
/** What is still not closed then is given up. Container runtimes kill after ten seconds. */
const LAST_MS = 9_500;

/**
 * Serves until SIGTERM or SIGINT; tells `listening` the address. Answers whether it stopped in order. Throws when it cannot start.
 */
export async function serve(settings: Settings, listening: (address: string) => void): Promise<boolean> {
  const app = await createApp(settings);
  let takesCommands: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await takesCommands?.();
    await app.close();
  };
  const stopped = new Promise<boolean>((resolve) => {
    let stopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      // Who asks twice does not want to wait.
      if (stopping) return app.cut();
      stopping = true;
      app.server.log.info({ signal }, 'stopping');
      setTimeout(() => app.cut(), GRACE_MS).unref();
      setTimeout(() => resolve(false), LAST_MS).unref();
      close().then(
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
    if (app.core.database.kind === 'embedded') takesCommands = await takeCommands(app, settings.dataDir);
    listening(await app.server.listen({ host: settings.host, port: settings.port }));
  } catch (error) {
    await close();
    throw error;
  }
  return stopped;
}

/** The embedded database is this process's only, so commands of the command line ask it. Answers how to take no more. */
async function takeCommands({ server, core }: App, dataDir: string): Promise<(() => Promise<void>) | undefined> {
  const snapshots = new Snapshots(core.database, dataDir, BUILD.version);
  await snapshots.tidy();
  return serveControl(dataDir, { backup: () => snapshots.take(), ...operatorCommands(core) }, server.log);
}
