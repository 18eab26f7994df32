import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { StartRefused } from '../../platform/start-refused.js';
import type { Source, SourceRow } from './source.js';
import { sqlSource } from './sql-source.js';
import { copyWithLog, type FilesBeside, gatherBeside } from './sqlite-beside.js';

const COLUMNS = `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
WHERE m.type = 'table' ORDER BY m.name, c.cid`;

/**
 * An old system in a SQLite file, and in those that it keeps beside. They are copied first: the library makes a lock beside a file that it
 * reads, and nothing of the old system is touched.
 */
export async function openSqlite(path: string, beside: readonly FilesBeside[] = []): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-sqlite-'));
  const copy = join(folder, 'old.db');
  try {
    await copyWithLog(path, copy);
    const database = new sqlite.Database(copy);
    const ask = async (text: string, values: readonly (string | number)[]): Promise<SourceRow[]> =>
      database.all(text, [...values]).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])));
    await ask('SELECT count(*) FROM sqlite_master', []);
    if (beside.length > 0) await gatherBeside(database, path, beside, folder);
    const close = async (): Promise<void> => {
      database.close();
      await rm(folder, { recursive: true, force: true });
    };
    return sqlSource({ ask, quote: (name) => `"${name.replaceAll('"', '""')}"`, columnsOfAllTables: COLUMNS, keepsOrder: true, close });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new StartRefused(`${path} cannot be read as a SQLite file: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}
