import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { commitsAreHooked, withCommitHooks } from './commit-hooks.js';
import { openEmbedded } from './embedded.js';
import { openPostgres } from './postgres.js';

/** Prisma inside an interactive transaction. */
export type Transaction = Prisma.TransactionClient;

/** The database behind every service: embedded PGlite or PostgreSQL, through one Prisma client. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'postgresql';
  /** A client for reads that may be answered by a replica; the primary where there is none. */
  reader(): PrismaClient;
  /**
   * Runs a statement of the read engine, which answers one row with one text, outside any transaction and around Prisma's
   * client, whose own work would cost more than all of ours. `stale`: a replica may answer. Null: no row, or SQL's null.
   */
  readText(statement: string, values: readonly unknown[], options: { stale: boolean }): Promise<string | null>;
  /**
   * Runs `work` as one transaction. `serializable` is for rules that two callers can race for (seats, coupons, one
   * unfinished order): such a transaction is tried again when the database refuses its order of things, so `work` must
   * have no effect outside the database. What else belongs to its commit: `atCommit`.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: { serializable?: boolean }): Promise<T>;
  /** For a write of one statement, which is a transaction only where something belongs to its commit. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A way to one server: for Prisma, and for `readText`. Both share its connections. */
export interface DatabaseSource {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** The first column of the first row. Values are as PostgreSQL reads them. */
  readText(statement: string, values: readonly (string | null)[]): Promise<string | null>;
}

/** A started database server or file, before Prisma. */
export interface DatabaseDriver {
  readonly kind: Database['kind'];
  readonly primary: DatabaseSource;
  readonly replicas: readonly DatabaseSource[];
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://…`; without it the embedded database in `dataDir` is used. */
  databaseUrl?: string | undefined;
  replicaUrls?: readonly string[];
  dataDir: string;
  /** Folder of the migrations that are applied before anything else. */
  migrationsDir: string;
  /** Told of each statement that Prisma sends; tests count them. */
  onStatement?: ((sql: string) => void) | undefined;
}

const MAX_ATTEMPTS = 12;

/** Opens the database and migrates it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const driver = options.databaseUrl === undefined ? await openEmbedded(options) : await openPostgres(options.databaseUrl, options);
  return connectPrisma(driver, options.onStatement);
}

/** Wraps a started and migrated database; `openDatabase` is the usual way. */
export function connectPrisma(driver: DatabaseDriver, onStatement?: (sql: string) => void): Database {
  const primary = connect(driver.primary, onStatement);
  const replicas = driver.replicas.map((replica) => connect(replica, onStatement));
  let turn = 0;
  const reader = (): Connected => replicas[turn++ % replicas.length] ?? primary;
  const { prisma } = primary;
  const transaction: Database['transaction'] = (work, { serializable = false } = {}) =>
    withCommitHooks(
      (attempt) => (serializable ? retrySerializable(() => prisma.$transaction(attempt, SERIALIZABLE)) : prisma.$transaction(attempt, LIMITS)),
      work,
    );
  return {
    prisma,
    kind: driver.kind,
    reader: () => reader().prisma,
    readText: (statement, values, { stale }) => (stale ? reader() : primary).readText(statement, values),
    transaction,
    write: (work) => (commitsAreHooked() ? transaction(work) : work(prisma)),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close: async () => {
      await Promise.all([primary, ...replicas].map((source) => source.prisma.$disconnect()));
      await driver.close();
    },
  };
}

interface Connected {
  readonly prisma: PrismaClient;
  readText(statement: string, values: readonly unknown[]): Promise<string | null>;
}

function connect({ adapter, readText }: DatabaseSource, onStatement?: (sql: string) => void): Connected {
  // Minimal: errors are logged, and Prisma's full ones quote the data of the call, password hashes included.
  const errorFormat = 'minimal';
  const read: Connected['readText'] = (statement, values) => readText(statement, values.map(asText));
  if (onStatement === undefined) return { prisma: new PrismaClient({ adapter, errorFormat }), readText: read };
  const prisma = new PrismaClient({ adapter, errorFormat, log: [{ emit: 'event', level: 'query' }] });
  prisma.$on('query', (event) => onStatement(event.query));
  return {
    prisma,
    readText: (statement, values) => {
      onStatement(statement);
      return read(statement, values);
    },
  };
}

/** A parameter as PostgreSQL reads it, whatever its type. Drivers would write a `Date` in the process's own time zone. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map(asElement).join()}}` : String(value);
}

function asElement(value: unknown): string {
  const text = asText(value);
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const LIMITS = { maxWait: 15_000, timeout: 15_000 };
const SERIALIZABLE = { ...LIMITS, isolationLevel: Prisma.TransactionIsolationLevel.Serializable };

/** PostgreSQL answers 40001 or 40P01 to the loser of a race; trying again is the protocol. */
async function retrySerializable<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= MAX_ATTEMPTS || !isSerializationFailure(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** Math.min(tries, 6)));
    }
  }
}

function isSerializationFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (code === 'P2034' || code === '40001' || code === '40P01') return true;
  if (/could not serialize access|deadlock detected|TransactionWriteConflict/.test(error.message)) return true;
  return isSerializationFailure(cause);
}
