import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Prisma, PrismaClient } from '../../generated/prisma/client.js';
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
   * Runs `work` as one transaction. `serializable` is for rules that two callers can race for (seats, coupons, one
   * unfinished order): such a transaction is tried again when the database refuses its order of things, so `work` must
   * have no effect outside the database.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: { serializable?: boolean }): Promise<T>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A started database server or file, before Prisma. */
export interface DatabaseDriver {
  readonly kind: Database['kind'];
  readonly primary: SqlMigrationAwareDriverAdapterFactory;
  readonly replicas: readonly SqlMigrationAwareDriverAdapterFactory[];
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
  const open = (adapter: SqlMigrationAwareDriverAdapterFactory): PrismaClient => {
    // Minimal: errors are logged, and Prisma's full ones quote the data of the call, password hashes included.
    const errorFormat = 'minimal';
    if (onStatement === undefined) return new PrismaClient({ adapter, errorFormat });
    const client = new PrismaClient({ adapter, errorFormat, log: [{ emit: 'event', level: 'query' }] });
    client.$on('query', (event) => onStatement(event.query));
    return client;
  };
  const prisma = open(driver.primary);
  const replicas = driver.replicas.map(open);
  let turn = 0;
  return {
    prisma,
    kind: driver.kind,
    reader: () => replicas[turn++ % replicas.length] ?? prisma,
    transaction: (work, { serializable = false } = {}) =>
      serializable ? retrySerializable(() => prisma.$transaction(work, SERIALIZABLE)) : prisma.$transaction(work, LIMITS),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close: async () => {
      await Promise.all([prisma, ...replicas].map((client) => client.$disconnect()));
      await driver.close();
    },
  };
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
