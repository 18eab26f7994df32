import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Log } from '../../log.js';
import { StartRefused } from '../../start-refused.js';
import type { DatabaseDriver, DatabaseSource, PoolState } from '../database.js';
import { HangUps } from '../hang-ups.js';
import { DEFAULT_DATABASE_LIMITS, type DatabaseLimits } from '../limits.js';
import { applyMigrations, readMigrations, type SqlConnection } from '../migrations.js';
import { statementNames, unnamed } from '../statement-names.js';
import type { Send } from '../statement.js';
import { DatabaseUnavailable } from '../unavailable.js';
import { LockWatch } from './lock-watch.js';
import { connectionOf, LimitedPool, reasonOf } from './pool.js';
import { checkPooledSession, NEEDS_SESSION, type Pooling } from './pooling.js';
import { postgresConnection } from './postgres-address.js';
import { type AskOne, DEFAULT_REPLICA_MAX_LAG_MS, Replicas } from './replicas.js';

export interface PostgresOptions {
  readonly replicaUrls?: readonly string[];
  /** A replica that is further behind is not asked. */
  readonly replicaMaxLagMs?: number | undefined;
  readonly migrationsDir: string;
  /** Told of the migrations that were missing. */
  readonly onMigrated?: ((names: readonly string[]) => void) | undefined;
  readonly limits?: DatabaseLimits;
  /** Whether a connection is ours for as long as it is open (when left out), or a pooler gives it to us for a transaction at a time. */
  readonly pooling?: Pooling;
  /** The same database without the pooler. */
  readonly directUrl?: string | undefined;
  readonly log: Log;
}

/** Lends one connection to a database that is migrated before, outside any pool. */
export async function isolated<T>(url: string, migrationsDir: string, work: (send: Send) => Promise<T>): Promise<T> {
  return withConnection(url, async (connection) => {
    await migrated(connection, postgresConnection(url, 'session').schema, migrationsDir);
    return work(sendingBy(connection));
  });
}

async function migrated(connection: SqlConnection, schema: string | undefined, migrationsDir: string): Promise<string[]> {
  if (schema !== undefined) await connection.script(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  return applyMigrations(connection, await readMigrations(migrationsDir));
}

/** Sends statements one after the other; the first column of each one's first row. */
function sendingBy({ query }: SqlConnection): Send {
  return async (statements) => {
    const answers: (string | null)[] = [];
    for (const { text, values } of statements) {
      const [row] = await query(text, [...values]);
      const value = Object.values(row ?? {})[0];
      answers.push(value === undefined || value === null ? null : String(value));
    }
    return answers;
  };
}

/** Migrates a PostgreSQL database and opens pools to it and to its replicas. */
export async function openPostgres(url: string, options: PostgresOptions): Promise<DatabaseDriver> {
  const { limits = DEFAULT_DATABASE_LIMITS, pooling = 'session', log } = options;
  // What lies behind a pooler of transactions keeps no state; without it, connections do.
  const own = options.directUrl ?? url;
  const ownPooling = options.directUrl === undefined ? pooling : 'session';
  const withOwn = <T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> => withConnection(own, work, { pooling: ownPooling });
  await withOwn(async (connection) => {
    const applied = await migrated(connection, postgresConnection(own, ownPooling).schema, options.migrationsDir);
    options.onMigrated?.(applied);
  });
  const primary = openServer(url, { limits, pooling, log });
  const replicas = (options.replicaUrls ?? []).map((replica) => openServer(replica, { limits, pooling, log }));
  if (pooling === 'transaction') await checkPooledSession(primary.ask, postgresConnection(url, 'session').schema, log);
  const askOne =
    ({ ask }: Server): AskOne =>
    async (statement) =>
      String((await ask(statement, []))[0]?.[0]);
  const choice = new Replicas({
    primary: askOne(primary),
    replicas: replicas.map(askOne),
    maxLagMs: options.replicaMaxLagMs ?? DEFAULT_REPLICA_MAX_LAG_MS,
    log,
  });
  await choice.look();
  return {
    kind: 'postgresql',
    primary: primary.source,
    replicas: replicas.map(({ source }) => source),
    choice,
    connections: () => [primary, ...replicas].map(({ state }, at) => ({ server: at === 0 ? 'primary' : `replica-${at}`, ...state() })),
    takesWrites: async () => {
      const [row] = await primary.ask("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool", []);
      return row?.[0] === false;
    },
    maintain: (statement) => withOwn(({ script }) => script(statement)),
    session: async (work) => {
      if (ownPooling === 'transaction') throw new StartRefused(NEEDS_SESSION);
      return withOwn((connection) => work(sendingBy(connection)));
    },
    close: async () => {
      choice.stop();
      await Promise.all([primary, ...replicas].map((server) => server.close()));
    },
  };
}

interface Server {
  readonly source: DatabaseSource;
  /** By a connection outside the pool, which answers also when the pool is full. */
  ask(statement: string, values: readonly unknown[]): Promise<unknown[][]>;
  state(): Omit<PoolState, 'server'>;
  close(): Promise<void>;
}

/** Of what the gateway asks about itself each takes milliseconds; when not, that is an answer too. */
const ASIDE: DatabaseLimits = { statementTimeoutMs: 1500, lockTimeoutMs: 1500, poolSize: 1, poolTimeoutMs: 1500 };

/** One pool for Prisma and for the read engine, with one name for each statement, and a connection beside it. */
function openServer(url: string, { limits, pooling, log }: { limits: DatabaseLimits; pooling: Pooling; log: Log }): Server {
  const { schema, ...connection } = postgresConnection(url, pooling);
  const nameOf = pooling === 'transaction' ? unnamed : statementNames();
  const application = `campus-gateway-${randomUUID()}`;
  // Of settings of the database or its user new connections hear, so this one does not grow old.
  const aside = new LimitedPool({ ...connection, maxLifetimeSeconds: 3 }, { limits: ASIDE, pooling });
  const ask: Server['ask'] = async (text, values) => (await aside.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows;
  const locks = new LockWatch(ask, application, Math.max(1, Math.floor(limits.poolSize / 4)), log);
  const pool = new LimitedPool(
    { ...connection, application_name: application },
    {
      limits,
      pooling,
      refusal: (statement) => locks.refusal(statement),
      onCrowded: () => locks.look(),
    },
  );
  const hangUps = new HangUps();
  const adapter = new PrismaPg(pool, { ...(schema === undefined ? {} : { schema }), statementNameGenerator: ({ sql }) => nameOf(sql) });
  const readText: DatabaseSource['readText'] = async (text, values, gone) => {
    const refused = locks.refusal(text);
    if (refused !== undefined) throw refused;
    const client = await pool.lend();
    const watched = gone && hangUps.watch(client, gone);
    let usable = true;
    try {
      if (gone?.() === true) throw new DatabaseUnavailable('the caller has hung up');
      const { rows } = await client.query<(string | null)[]>({ name: nameOf(text), text, values: [...values], rowMode: 'array' });
      return rows[0]?.[0] ?? null;
    } finally {
      if (watched !== undefined) {
        const done = hangUps.done(watched);
        usable = done === true || (await done);
      }
      client.release(!usable);
    }
  };
  const lend: DatabaseSource['lend'] = async (work) => {
    const client = await pool.lend();
    let usable = true;
    try {
      return await work(async (statements) => {
        // Before anything is sent: refused one by one, the COMMIT behind a refused change would make the others permanent.
        for (const { text } of statements) {
          const refused = locks.refusal(text);
          if (refused !== undefined) throw refused;
        }
        // Corked: all of them leave in one packet.
        const { stream } = connectionOf(client);
        stream.cork();
        const answers = statements.map(async ({ text, values }) => {
          const { rows } = await client.query<(string | null)[]>({
            text,
            values: [...values],
            rowMode: 'array',
            ...(values.length > 0 && { name: nameOf(text) }),
          });
          return rows[0]?.[0] ?? null;
        });
        stream.uncork();
        return settled(answers);
      });
    } catch (error) {
      usable = !(error instanceof DatabaseUnavailable);
      throw error;
    } finally {
      client.release(!usable);
    }
  };
  return {
    source: { adapter, readText, lend },
    ask,
    state: () => pool.state(),
    close: async () => {
      hangUps.stop();
      locks.stop();
      await Promise.all([pool.end(), aside.end()]);
    },
  };
}

/** Waits for all, and throws what the first of those that failed says: the others only say that it did. */
async function settled<T>(answers: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(answers);
  return Promise.all(answers);
}

/** The longest wait for a server at the start; it may be starting as well. */
const CONNECT_TIMEOUT_MS = 10_000;

/** What PostgreSQL has against somebody who wants in. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28000': 'it does not let this user in from here',
  '28P01': 'the password is not the right one',
  '3D000': 'it has no such database',
  '53300': 'all its connections are taken',
  '57P03': 'it is starting or stopping',
};

function reasonInWords(error: unknown): string {
  const reason = reasonOf(error);
  return reason in REFUSALS ? `${REFUSALS[reason]} (${reason})` : reason;
}

export interface ConnectionOptions {
  readonly pooling?: Pooling;
  /** The longest that connecting and each statement may take; without it a statement takes as long as it takes. */
  readonly patienceMs?: number;
  /** The setting that the address is from; DATABASE_URL when left out. */
  readonly variable?: string;
}

/** Lends one connection of its own, outside the pool and without its limits: for migrations and what takes as long as it takes. */
export async function withConnection<T>(
  url: string,
  work: (connection: SqlConnection) => Promise<T>,
  { pooling = 'session', patienceMs, variable = 'DATABASE_URL' }: ConnectionOptions = {},
): Promise<T> {
  const { schema: _schema, ...connection } = postgresConnection(url, pooling);
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: patienceMs ?? CONNECT_TIMEOUT_MS,
    keepAlive: true,
    ...(patienceMs !== undefined && { query_timeout: patienceMs }),
  });
  // The statement that is under way fails with it; unheard, it would end the process.
  client.on('error', () => {});
  await client.connect().catch((error: unknown) => {
    throw new StartRefused(`The database that ${variable} names cannot be connected to: ${reasonInWords(error)}.`);
  });
  try {
    return await work({
      script: async (sql) => {
        await client.query(sql);
      },
      query: async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, parameters)).rows,
    });
  } finally {
    await client.end();
  }
}
