import 'reflect-metadata';
import { createApp, type App } from './app.js';
import { Snapshots } from './backup/snapshot.js';
import { type DatabaseFacts, databaseFacts } from './database-facts.js';
import type { Core } from './domain/core.js';
import { operatorCommands } from './operator-commands.js';
import { serveControl } from './platform/control/serve-control.js';
import type { Settings } from './settings/settings.js';
import { BUILD } from './version.js';

/** What is under way when no more is taken gets this long to finish; then its connections are cut. */
const GRACE_MS = 8_000;
/** What is still not closed then is given up. */
const LAST_MS = 9_500;

/**
 * Serves until SIGTERM or SIGINT; tells `listening` the address. Answers whether it stopped in order. Throws when it cannot start.
 *
 * SIGTERM comes from what replaces processes, and proxies hear of it later than the process: it goes on serving until they have.
 * SIGINT comes from a person at a terminal, who does not want to wait.
 */
export async function serve(settings: Settings, listening: (address: string) => void): Promise<boolean> {
  const app = await createApp(settings);
  let takesCommands: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await takesCommands?.();
    await app.close();
  };
  const stopped = new Promise<boolean>((resolve) => {
    let drained: NodeJS.Timeout | undefined;
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      clearTimeout(drained);
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
    let asked = false;
    const ask = (signal: NodeJS.Signals): void => {
      const drainSeconds = signal === 'SIGTERM' ? settings.shutdownDrainSeconds : 0;
      app.server.log.info({ signal, drainSeconds }, 'stopping');
      app.drain();
      // Who asks twice does not want to wait.
      if (asked) app.cut();
      if (asked || drainSeconds === 0) stop();
      else drained = setTimeout(stop, drainSeconds * 1000);
      asked = true;
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
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

function facts({ database }: Core): Promise<DatabaseFacts> {
  return databaseFacts((statement, values) => database.readText(statement, values, { stale: false }));
}

/** The embedded database is this process's only, so commands of the command line ask it. Answers how to take no more. */
async function takeCommands({ server, core }: App, dataDir: string): Promise<(() => Promise<void>) | undefined> {
  const snapshots = new Snapshots(core.database, dataDir, BUILD.version);
  await snapshots.tidy();
  return serveControl(
    dataDir,
    { backup: () => snapshots.take(), 'database-facts': () => facts(core), ...operatorCommands(core) },
    server.log,
  );
}
