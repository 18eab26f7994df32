import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDatabase } from '../../src/cli/terminal/with-database.js';
import type { ImportReport } from '../../src/import/report/report.js';
import type { Database } from '../../src/platform/database/database.js';
import { withConnection } from '../../src/platform/database/postgres/postgres.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { databaseUrl } from '../support/database.js';
import { contentOf } from './imported-content.js';
import { importOldData } from './old-data.js';

const postgres = process.env['TEST_DATABASE_URL'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-killed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const within = <T>(env: NodeJS.ProcessEnv, work: (database: Database) => Promise<T>): Promise<T> => withDatabase(loadSettings(env), work);

/** Before which statement of the import its process is killed: the how many-th of those that begin so. */
type Point = readonly [begins: string, nth: number];

const CHOSEN: readonly Point[] = [
  // A page is written, and not kept.
  ['COMMIT', 3],
  // A page is kept, and nothing of the next is written.
  ['BEGIN', 4],
  // Some rows of a page are written, and others were refused, or are to be told apart from them.
  ['ROLLBACK TO', 1],
  ['RELEASE', 7],
];

/** A process that imports until it is killed there: how it ended. */
function importUntil([begins, nth]: Point, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['test/import/import-process.mjs'], {
    env: { ...process.env, ...env, KILL_BEFORE: begins, KILL_NTH: String(nth) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
}

/** What a report says but for the times of its run. */
const told = ({ systems, accounted }: ImportReport): unknown => ({ systems, accounted });

const nobody = (): void => undefined;

describe('an import that is killed again and again', () => {
  it.each(postgres === undefined ? ['embedded'] : ['embedded', 'PostgreSQL'])(
    'goes on by the same command, and comes to the same content and the same report: %s',
    async (kind) => {
      const names = ['undisturbed', 'killed'].map((name) => `campus_test_import_${name}_${process.pid}`);
      const onServer = async (statement: (name: string) => string): Promise<void> => {
        if (kind === 'PostgreSQL')
          await withConnection(postgres ?? '', async ({ script }) => {
            for (const name of names) await script(statement(name));
          });
      };
      const [undisturbed = {}, killed = {}] = names.map((name) => ({
        DATA_DIR: join(folder, name),
        DATABASE_URL: kind === 'PostgreSQL' ? databaseUrl(postgres ?? '', name) : '',
        JWT_SECRET: 'the-secret-that-all-processes-share',
      }));
      await onServer((name) => `CREATE DATABASE "${name}"`);
      try {
        let statements = 0;
        const { content, report } = await within(undisturbed, async (database) => {
          const first = await importOldData(database, () => (statements += 1));
          return { report: told(first), content: await contentOf(database) };
        });
        expect(report).toMatchObject({ accounted: true });

        const random: readonly Point[] = [1, 2].map(() => ['', 1 + Math.floor((Math.random() * statements) / 10)]);
        for (const point of [...CHOSEN, ...random]) expect([point, await importUntil(point, killed)]).toEqual([point, 'SIGKILL']);

        await within(killed, async (database) => {
          expect(told(await importOldData(database, nobody))).toEqual(report);
          expect(await contentOf(database)).toEqual(content);
          const again = await importOldData(database, nobody);
          expect(again.systems.flatMap(({ tables }) => tables.filter(({ inserted, updated }) => inserted + updated > 0))).toEqual([]);
          expect(await contentOf(database)).toEqual(content);
        });
      } finally {
        await onServer((name) => `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }
    },
    // Processes one after the other, each of which loads the program first.
    300_000,
  );
});
