import type { Socket } from 'node:net';
import pg from 'pg';
import { part } from '../../observe/call.js';
import type { PoolState } from '../database.js';
import { longestSilence, type DatabaseLimits, sessionLimits } from '../limits.js';
import { DatabaseUnavailable } from '../unavailable.js';
import type { Pooling } from './pooling.js';

/** A call that waits longer for a connection makes the pool look why. */
const CROWDED_AFTER_MS = 100;

type Lent = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: Error | boolean) => void) => void;

export interface PoolParts {
  readonly limits: DatabaseLimits;
  readonly pooling: Pooling;
  /** Asked before each statement; what it answers is thrown instead of sending the statement. */
  readonly refusal?: (statement: string) => Error | undefined;
  /** Told while somebody waits for a connection for longer than usual. */
  readonly onCrowded?: () => void;
}

/**
 * Connections to one server. Beyond what pg's pool does: every failure that is not the server's own answer is a
 * `DatabaseUnavailable`; a connection that owes an answer for too long is given up, and with it all that were open then,
 * for what swallowed one answer has most likely cut the others off as well.
 */
export class LimitedPool extends pg.Pool {
  private readonly parts: PoolParts;
  private readonly waiting = new Set<{ readonly since: number }>();
  private readonly cutOff = new WeakSet<pg.PoolClient>();
  private readonly open = new Set<pg.PoolClient>();
  private watch: NodeJS.Timeout | undefined;

  constructor(config: pg.PoolConfig, parts: PoolParts) {
    const { limits } = parts;
    super({
      ...config,
      ...(parts.pooling === 'session' && sessionLimits(limits)),
      max: limits.poolSize,
      connectionTimeoutMillis: limits.poolTimeoutMs,
      // Statements of a transaction are sent without waiting for the answers to those before.
      pipeline: true,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    this.parts = parts;
    this.on('connect', (client) => this.guard(client));
    this.on('remove', (client) => this.open.delete(client));
    // The pool has dropped the idle connection that broke; the next statement opens another.
    this.on('error', () => {});
    // pg's own gives up the connection of every statement that the server refuses.
    this.query = this.run.bind(this) as typeof this.query;
  }

  /** For transactions. */
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Lent): void;
  override connect(callback?: Lent): Promise<pg.PoolClient> | void {
    const lent = this.lend().then(leased);
    if (callback === undefined) return lent;
    lent.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => {}),
    );
  }

  override end(): Promise<void> {
    clearInterval(this.watch);
    return super.end();
  }

  state(): Omit<PoolState, 'server'> {
    const { totalCount, idleCount, waitingCount } = this;
    // pg hands out idle connections in the next tick: who gets one then does not wait. (The statements of a scrape of the metrics are such.)
    return { busy: totalCount - idleCount, idle: idleCount, waiting: Math.max(0, waitingCount - idleCount) };
  }

  /** For one statement, after which it must be released. */
  lend(): Promise<pg.PoolClient> {
    const lent = (): Promise<pg.PoolClient> => new Promise((resolve, reject) => this.lendTo(resolve, reject));
    return this.isCrowded() ? part('connection', '', lent) : lent();
  }

  private isCrowded(): boolean {
    return this.idleCount === 0 && this.totalCount >= this.parts.limits.poolSize;
  }

  private lendTo(resolve: (client: pg.PoolClient) => void, reject: (error: Error) => void): void {
    const place = this.isCrowded() ? this.queue() : undefined;
    super.connect((error, client) => {
      if (place !== undefined) this.waiting.delete(place);
      if (client === undefined) return reject(new DatabaseUnavailable(`no connection: ${reasonOf(error)}`));
      if (!this.cutOff.has(client)) return resolve(client);
      client.release(true);
      this.lendTo(resolve, reject);
    });
  }

  private async run(config: pg.QueryConfig): Promise<unknown> {
    const refused = this.parts.refusal?.(config.text);
    if (refused !== undefined) throw refused;
    const client = await this.lend();
    try {
      return await client.query(config);
    } finally {
      client.release();
    }
  }

  private queue(): { readonly since: number } {
    const place = { since: performance.now() };
    this.waiting.add(place);
    this.watch ??= setInterval(() => this.lookAtQueue(), CROWDED_AFTER_MS).unref();
    return place;
  }

  private lookAtQueue(): void {
    const [longest] = this.waiting;
    if (longest === undefined) {
      clearInterval(this.watch);
      this.watch = undefined;
    } else if (performance.now() - longest.since >= CROWDED_AFTER_MS) this.parts.onCrowded?.();
  }

  /** Puts refusals, error kinds and the limit on silence into a new connection. */
  private guard(client: pg.PoolClient): void {
    this.open.add(client);
    // Whoever uses the connection hears of it by the statement that fails; an unheard event would end the process.
    client.on('error', () => {});
    let owed = 0;
    const send = client.query.bind(client) as (config: pg.QueryConfig) => Promise<unknown>;
    const query = async (config: pg.QueryConfig): Promise<unknown> => {
      const refused = this.parts.refusal?.(config.text);
      if (refused !== undefined) throw refused;
      owed += 1;
      try {
        return await send(config);
      } catch (error) {
        throw error instanceof pg.DatabaseError ? error : new DatabaseUnavailable(reasonOf(error));
      } finally {
        owed -= 1;
      }
    };
    client.query = query as typeof client.query;
    const { stream } = connectionOf(client);
    stream.setTimeout(longestSilence(this.parts.limits), () => {
      if (owed === 0) return;
      for (const other of this.open) this.cutOff.add(other);
      stream.destroy(new Error('no answer for too long'));
    });
  }
}

/** What pg keeps of its connection; its types don't tell. */
export function connectionOf(client: pg.PoolClient): { readonly stream: Socket } {
  return (client as pg.PoolClient & { readonly connection: { readonly stream: Socket } }).connection;
}

/**
 * A connection that obeys its holder until it is released, and no longer. When a transaction takes too long Prisma rolls it
 * back and releases its connection, while a nested write goes on with its next statement: outside any transaction, or
 * inside somebody else's.
 */
function leased(client: pg.PoolClient): pg.PoolClient {
  let over = false;
  const lease = {
    query: async (config: pg.QueryConfig) => {
      if (over) throw new DatabaseUnavailable('the transaction had been ended');
      return client.query(config);
    },
    release: (error?: Error | boolean) => {
      if (!over) client.release(error);
      over = true;
    },
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
  };
  // All that Prisma's adapter uses.
  return lease as unknown as pg.PoolClient;
}

/** Short, and without addresses, which an error's text may hold. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.message;
}
