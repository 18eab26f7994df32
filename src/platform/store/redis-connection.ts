import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Node, RedisAddress } from './redis-address.js';

const CONNECT_TIMEOUT_MS = 2000;
const COMMAND_TIMEOUT_MS = 2000;
/** A connection that was silent this long after a command is taken for dead and opened anew. */
const DEAD_AFTER_MS = 5000;
const LONGEST_WAIT_BETWEEN_CONNECTS_MS = 2000;

const retryAfter = (times: number): number => Math.min(100 * times, LONGEST_WAIT_BETWEEN_CONNECTS_MS);

/**
 * A caller would rather hear "not there" than wait: nothing is queued while the connection is away, and nothing that
 * was under way is sent a second time. The connection itself is tried again for ever.
 */
const CONNECTION: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: CONNECT_TIMEOUT_MS,
  commandTimeout: COMMAND_TIMEOUT_MS,
  socketTimeout: DEAD_AFTER_MS,
  keepAlive: 10_000,
  retryStrategy: retryAfter,
  // What was the master a moment ago takes no writes: the new one is looked for, and the refused command sent to it.
  reconnectOnError: ({ message }) => (message.startsWith('READONLY') ? 2 : false),
};

export interface RedisConnections {
  readonly commands: Redis | Cluster;
  /** Another connection, for subscriptions; what it subscribes to is lost when it breaks. */
  openSubscriber(): Redis;
  /** Keys that one command names have to lie in one place; in a Cluster those do whose names have the same part in braces. */
  readonly prefixOf: (prefix: string) => string;
}

/** Prepares the connections; nothing is connected yet. */
export function redisConnections(address: RedisAddress, sentinelPassword?: string): RedisConnections {
  if (address.kind === 'cluster') return clusterConnections(address);
  const commands = address.kind === 'single' ? new Redis(address.url, CONNECTION) : new Redis(sentinelOptions(address, sentinelPassword));
  // The channels subscribe again themselves, also those asked for while the connection was away.
  return { commands, openSubscriber: () => commands.duplicate({ autoResubscribe: false }), prefixOf: (prefix) => prefix };
}

function sentinelOptions(address: RedisAddress & { kind: 'sentinel' }, sentinelPassword: string | undefined): RedisOptions {
  const { sentinels, master, db, tls } = address;
  return {
    ...CONNECTION,
    ...loginOf(address),
    sentinels: [...sentinels],
    name: master,
    db,
    sentinelRetryStrategy: retryAfter,
    sentinelCommandTimeout: COMMAND_TIMEOUT_MS,
    // Hears of a new master before the old one's connection breaks.
    failoverDetector: true,
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    // Of the Sentinels too: they would say where the master is.
    ...(tls && { tls: {}, enableTLSForSentinelMode: true, sentinelTLS: {} }),
  };
}

function clusterConnections(address: RedisAddress & { kind: 'cluster' }): RedisConnections {
  const { nodes, tls } = address;
  // A cluster's client opens and closes the connections to its nodes itself.
  const {
    lazyConnect: _lazy,
    retryStrategy: _retry,
    reconnectOnError: _readonly,
    ...redisOptions
  } = { ...CONNECTION, ...loginOf(address), ...(tls && { tls: {} }) };
  const commands = new Cluster([...nodes], {
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: retryAfter,
    slotsRefreshTimeout: COMMAND_TIMEOUT_MS,
    // A slot that has moved is asked for at its new place; a node that is away is not waited for.
    maxRedirections: 4,
    retryDelayOnFailover: 200,
    retryDelayOnClusterDown: 200,
    redisOptions,
  });
  return {
    commands,
    openSubscriber: () => nodeByNode(nodes, { ...CONNECTION, ...loginOf(address), ...(tls && { tls: {} }), autoResubscribe: false }),
    prefixOf: (prefix) => `{${prefix}}`,
  };
}

/** Every node of a Cluster hears what is published at any: the connection goes to one of them, and when that is away to the next. */
function nodeByNode(nodes: readonly Node[], options: RedisOptions): Redis {
  let turn = 0;
  const next = (): Node => nodes[turn++ % nodes.length] as Node;
  const redis: Redis = new Redis({
    ...options,
    ...next(),
    retryStrategy: (times) => {
      Object.assign(redis.options, next());
      return retryAfter(times);
    },
  });
  return redis;
}

function loginOf({ username, password }: { username?: string; password?: string }): RedisOptions {
  return { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
}
