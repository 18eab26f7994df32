import { copyFile, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type sqlite from 'node-sqlite3-wasm';

/** Files of one kind that a system keeps beside its main one: a folder for each of something. */
export interface FilesBeside {
  /** Their folder, seen from the main file's; `*` stands for a number: `group/*`. */
  readonly folder: string;
  /** A column for each number, which their tables get in front of their own. */
  readonly columns: readonly string[];
}

/** The table that names the files that were not read: `path` and `reason`. */
export const UNREAD_FILES = 'unread_files';

/** What SQLite itself keeps beside a file. */
const COMPANION = /-(wal|shm|journal)$/;

/**
 * Brings the tables of the files beside the main one into `database`, the main file's copy: one file after the other, each copied first.
 * Tables of one name become one. What cannot be read is named in a table of its own, and keeps nothing else out.
 */
export async function gatherBeside(database: sqlite.Database, main: string, kinds: readonly FilesBeside[], scratch: string): Promise<void> {
  database.exec(`CREATE TABLE ${name(UNREAD_FILES)} ("id" integer PRIMARY KEY, "path" text, "reason" text)`);
  const unread = (path: string, reason: string): unknown =>
    database.run(`INSERT INTO ${name(UNREAD_FILES)} ("path", "reason") VALUES (?, ?)`, [path, reason]);
  const root = dirname(main);
  const tops = new Set(kinds.map(({ folder }) => folder.split('/', 1)[0] ?? ''));
  const copy = join(scratch, 'beside.db');
  for (const top of [...tops].sort()) {
    for (const path of await filesBelow(root, top)) {
      if (COMPANION.test(path)) continue;
      const place = placeOf(path, kinds);
      if (place === undefined) {
        unread(path, 'no file of this system is kept there');
        continue;
      }
      try {
        await copyWithLog(join(root, path), copy);
        addTables(database, copy, place);
      } catch (error) {
        unread(path, `it cannot be read as a SQLite file: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        for (const end of ['', '-wal', '-shm', '-journal']) await rm(copy + end, { force: true });
      }
    }
  }
}

/** With what was written last, which may still stand beside a file. */
export async function copyWithLog(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await copyFile(`${from}-wal`, `${to}-wal`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const files: string[] = [];
  // By their numbers, so that a second reading finds the same rows in the same order.
  for (const entry of entries.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesBelow(root, path)));
    else files.push(path);
  }
  return files;
}

/** Names are longer than `database.db` where a program wrote its own arguments behind it. */
function placeOf(path: string, kinds: readonly FilesBeside[]): ReadonlyMap<string, number> | undefined {
  for (const { folder, columns } of kinds) {
    const found = new RegExp(`^${folder.replaceAll('*', '([0-9]{1,9})')}/database\\.db[^/]*$`).exec(path);
    if (found !== null) return new Map(columns.map((column, at) => [column, Number(found[at + 1])]));
  }
  return undefined;
}

/** All tables of one file, or none. */
function addTables(database: sqlite.Database, file: string, place: ReadonlyMap<string, number>): void {
  database.run('ATTACH ? AS beside', [file]);
  try {
    const tables = database.all(`SELECT name FROM beside.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`);
    database.exec('BEGIN');
    try {
      for (const { name: table } of tables) addTable(database, String(table), place);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  } finally {
    database.exec('DETACH beside');
  }
}

function addTable(database: sqlite.Database, table: string, place: ReadonlyMap<string, number>): void {
  const columnsOf = (schema: string): string[] =>
    database.all(`SELECT name FROM pragma_table_info(?, ?)`, [table, schema]).map((column) => String(column['name']));
  const given = columnsOf('beside');
  const wanted = [...place.keys(), ...given];
  const there = columnsOf('main');
  const places = [...place.keys()].map(name).join(', ');
  if (there.length === 0) {
    database.exec(`CREATE TABLE main.${name(table)} (${wanted.map(name).join(', ')})`);
    database.exec(`CREATE INDEX main.${name(`${table} by place`)} ON ${name(table)} (${places})`);
  } else {
    for (const column of wanted) if (!there.includes(column)) database.exec(`ALTER TABLE main.${name(table)} ADD COLUMN ${name(column)}`);
  }
  database.run(
    `INSERT INTO main.${name(table)} (${wanted.map(name).join(', ')}) SELECT ${[...place.keys()].map(() => '?').join(', ')}, ${given.map(name).join(', ')} FROM beside.${name(table)}`,
    [...place.values()],
  );
}

function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
