import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { connectPrisma, type Database } from '../../src/platform/database/database.js';
import { embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { openPostgres, withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { openInMemory } from './in-memory.js';
import { migrationsDir } from './paths.js';

/** A database of its own for one suite, migrated and seeded with the demo data; `sent` collects the SQL it is sent. */
export interface TestDatabase extends Database {
  readonly sent: string[];
  /** Its address on PostgreSQL. */
  readonly url?: string | undefined;
  /** The same database as another process sees it: on PostgreSQL through connections of its own. */
  another(): Promise<Database>;
  /** The statements that `work` caused; left out are transaction control and the access fence, which only a shared store has. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
}

let made = 0;
/** Read once, by each of the processes that suites share. */
let template: Promise<Uint8Array> | undefined;

/** Opens a copy of the template that `global-setup.ts` made: embedded, or PostgreSQL when TEST_DATABASE_URL is set. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const sent: string[] = [];
  const onStatement = (sql: string): void => void sent.push(sql);
  const template = inject('databaseTemplate');
  const { database, another, url } =
    template.kind === 'embedded' ? await openEmbeddedCopy(template.dump, onStatement) : await openPostgresCopy(template, onStatement);
  return {
    ...database,
    another,
    sent,
    url,
    statementsOf: async (work) => {
      const before = sent.length;
      await work();
      return sent.slice(before).filter((sql) => !/^(-- Implicit|BEGIN|COMMIT|ROLLBACK|SET TRANSACTION|SAVEPOINT)|access_fence/.test(sql));
    },
  };
}

interface Copy {
  database: Database;
  another: () => Promise<Database>;
  url?: string;
}

async function openEmbeddedCopy(dump: string, onStatement: (sql: string) => void): Promise<Copy> {
  template ??= readFile(dump);
  const database = connectPrisma(embeddedDriver(await openInMemory(await template)), onStatement);
  return { database, another: async () => ({ ...database, close: async () => undefined }) };
}

async function openPostgresCopy({ url, name }: { url: string; name: string }, onStatement: (sql: string) => void): Promise<Copy> {
  const copy = `${name}_${process.pid}_${made++}`;
  await withConnection(url, ({ script }) => script(`CREATE DATABASE "${copy}" TEMPLATE "${name}"`));
  const open = async (told?: (sql: string) => void): Promise<Database> =>
    connectPrisma(await openPostgres(databaseUrl(url, copy), { migrationsDir, log: SILENT }), told);
  const database = await open(onStatement);
  const close = async (): Promise<void> => {
    await database.close();
    await withConnection(url, ({ script }) => script(`DROP DATABASE "${copy}" WITH (FORCE)`));
  };
  return { database: { ...database, close }, another: () => open(), url: databaseUrl(url, copy) };
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
