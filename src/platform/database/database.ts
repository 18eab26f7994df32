import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { part } from '../observe/call.js';
import type { Gone } from './hang-ups.js';
import type { Replicas } from './postgres/replicas.js';
import { COMMITTED_POSITION, walPosition, type WalPosition } from './postgres/wal-position.js';
import { asText, type Send, type Statement } from './statement.js';
import { DatabaseUnavailable, unavailability } from './unavailable.js';
import { watched } from './watched-adapter.js';
import { writeTransaction, type WriteTransaction } from './write-transaction.js';

/** Prisma's client, or itself inside an interactive transaction. */
export type Transaction = Prisma.TransactionClient;

/** The database behind every service: embedded PGlite or PostgreSQL, through one Prisma client. */
export interface Database {
  /** Made when it is first asked for. */
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'postgresql';
  readonly hasReplicas: boolean;
  /** How far the primary's log goes now: everything committed before is at most here. */
  position(): Promise<WalPosition>;
  /**
   * Runs a statement of the read engine, which answers one row with one text, outside any transaction and around Prisma's
   * client, whose own work would cost more than all of ours. `stale`: a replica that has replayed that much may answer. `gone`: on PostgreSQL the
   * statement is canceled when nobody waits for it any more. Null: no row, or SQL's null.
   */
  readText(
    statement: string,
    values: readonly unknown[],
    options: { stale: WalPosition | false; gone?: Gone | undefined },
  ): Promise<string | null>;
  /** Runs `work` as one transaction, around Prisma's client. */
  writing<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** Runs a statement that takes as long as it takes and cannot be part of a transaction, such as VACUUM. */
  maintain(statement: string): Promise<void>;
  /** Lends one connection without the limits of the others, for work that takes as long as it takes, such as an import; it begins and ends its own transactions. */
  session<T>(work: (send: Send) => Promise<T>): Promise<T>;
  /** The pools' connections now; none where there is no pool. */
  connections(): PoolState[];
  /** Resolves when the database answers and takes writes; on PostgreSQL on a connection that nothing else uses. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connections of a pool. `waiting` are those who wait for one. */
export interface PoolState {
  /** `primary`, or `replica-1`, `replica-2` … in the order of the settings. */
  readonly server: string;
  readonly busy: number;
  readonly idle: number;
  readonly waiting: number;
}

/** A way to one server: for Prisma, and for `readText`. Both share its connections. */
export interface DatabaseSource {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** The first column of the first row. Values are as PostgreSQL reads them. */
  readText(statement: string, values: readonly (string | null)[], gone?: Gone): Promise<string | null>;
  /** Lends one connection for as long as `work` takes. Values are as PostgreSQL reads them. */
  lend<T>(work: (send: Send) => Promise<T>): Promise<T>;
}

/** A started database server or file, before Prisma. */
export interface DatabaseDriver {
  readonly kind: Database['kind'];
  readonly primary: DatabaseSource;
  readonly replicas: readonly DatabaseSource[];
  /** Which of them are to be asked; absent where there are none. */
  readonly choice?: Replicas;
  connections(): PoolState[];
  maintain(statement: string): Promise<void>;
  session<T>(work: (send: Send) => Promise<T>): Promise<T>;
  takesWrites(): Promise<boolean>;
  close(): Promise<void>;
}

/** Wraps a started and migrated database; `openDatabase` is the usual way. */
export function connectPrisma({ primary, replicas, ...driver }: DatabaseDriver, onStatement?: (sql: string) => void): Database {
  const told = (statement: string): void => onStatement?.(statement);
  const inText = ({ text, values }: Statement): { text: string; values: (string | null)[] } => {
    told(text);
    return { text, values: values.map(asText) };
  };
  // Its graph of parameters and its WebAssembly take 100 MiB of a process; what serves requests hardly needs them.
  let prisma: PrismaClient | undefined;
  type Read = (source: DatabaseSource) => Promise<string | null>;
  const readStale = async (after: WalPosition, read: Read): Promise<string | null> => {
    const number = driver.choice?.pick(after);
    const replica = number === undefined ? undefined : replicas[number];
    if (number === undefined || replica === undefined) return read(primary);
    try {
      return await read(replica);
    } catch (error) {
      // It has gone, or takes the rows away that this reads: the primary does neither.
      if (unavailability(error) === undefined) throw error;
      driver.choice?.failed(number);
      return read(primary);
    }
  };
  return {
    get prisma() {
      prisma ??= prismaClient(primary, onStatement);
      return prisma;
    },
    kind: driver.kind,
    hasReplicas: replicas.length > 0,
    position: async () => walPosition((await primary.readText(COMMITTED_POSITION, [])) ?? ''),
    readText: (statement, values, { stale, gone }) => {
      told(statement);
      const read: Read = ({ readText }) => part('statement', statement, () => readText(statement, values.map(asText), gone));
      return stale === false ? read(primary) : readStale(stale, read);
    },
    writing: async (work) => {
      const { result, commit } = await primary.lend((send) =>
        writeTransaction((statements) => part('statement', textsOf(statements), () => send(statements.map(inText))), work),
      );
      await commit.after();
      return result;
    },
    maintain: (statement) => driver.maintain(statement),
    session: (work) =>
      driver.session((send) => work((statements) => send(statements.map(({ text, values }) => ({ text, values: values.map(asText) }))))),
    connections: () => driver.connections(),
    ping: async () => {
      if (!(await driver.takesWrites())) throw new DatabaseUnavailable('takes no writes');
    },
    close: async () => {
      await prisma?.$disconnect();
      await driver.close();
    },
  };
}

/** Statements that travel together are watched together. */
function textsOf(statements: readonly Statement[]): string {
  return statements.map(({ text }) => text).join(';\n');
}

function prismaClient({ adapter }: DatabaseSource, onStatement?: (sql: string) => void): PrismaClient {
  // Minimal: errors are logged, and Prisma's full ones quote the data of the call, password hashes included.
  const errorFormat = 'minimal';
  const log: { emit: 'event'; level: 'query' }[] = onStatement === undefined ? [] : [{ emit: 'event', level: 'query' }];
  const prisma = new PrismaClient({ adapter: watched(adapter), errorFormat, log });
  prisma.$on('query', ({ query }) => onStatement?.(query));
  return prisma;
}
