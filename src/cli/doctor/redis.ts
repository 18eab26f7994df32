import { randomUUID } from 'node:crypto';
import { Cluster, type Redis } from 'ioredis';
import { SILENT } from '../../platform/log.js';
import type { RedisAddress } from '../../platform/store/redis-address.js';
import { type RedisConnections, redisConnections } from '../../platform/store/redis-connection.js';
import { type RedisOptions, RedisStore } from '../../platform/store/redis.js';
import { fileSize } from '../terminal/values.js';
import { clock } from './clock.js';
import { failure, type Finding, ok, orWell, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';
import { TookTooLong, within } from './within.js';

const CONNECT_MS = 4000;
const ANSWER_MS = 3000;
/** The first with users and their rights, which ask for a version too. */
const OLDEST_TRIED = 6;

export const checkRedis: Check = async ({ settings }) => {
  const { address, prefix, sentinelPassword } = settings.redis;
  if (address === undefined)
    return [skipped('redis', 'REDIS_URL is not set: the store is inside the process, so there should be one process only')];
  const connections = redisConnections(address, sentinelPassword);
  const why = firstErrorOf(connections.commands);
  try {
    try {
      await within(CONNECT_MS, connections.commands.connect());
      await within(ANSWER_MS, connections.commands.call('PING'));
    } catch (error) {
      return [unreachable(why() ?? error)];
    }
    const masters = connections.commands instanceof Cluster ? connections.commands.nodes('master') : [connections.commands];
    return [
      await version(masters),
      ...(await memory(masters)),
      await rights(connections, address, { prefix, sentinelPassword }),
      await timeOf(masters),
    ];
  } finally {
    connections.commands.disconnect();
  }
};

/** The client goes on trying; what it first met says why. */
function firstErrorOf(redis: Redis | Cluster): () => Error | undefined {
  let first: Error | undefined;
  redis.on('error', (error: Error) => (first ??= deepest(error)));
  return () => first;
}

/** A Cluster tells of its nodes' errors inside its own. */
function deepest(error: Error): Error {
  const last: unknown = Reflect.get(error, 'lastNodeError');
  return last instanceof Error ? last : error;
}

function unreachable(error: unknown): Finding {
  const why = reason(error);
  if (/^(NOAUTH|WRONGPASS|NOPERM)/.test(why))
    return failure(
      'redis',
      `it does not let this user in (${why})`,
      'Set user and password in REDIS_URL (redis://user:password@…), percent-encoded.',
    );
  return failure(
    'redis',
    `it cannot be reached: ${why}`,
    'Start it, or mend REDIS_URL. The gateway works without it, slower, and processes do not hear of each other.',
  );
}

/** What the client itself says, without an address. */
const OWN_WORDS = ['All sentinels are unreachable', 'Failed to refresh slots cache', 'Command timed out', 'Connection is closed'];

/** Of a refusal of Redis the first word, of an error of the system its code: their texts may hold users and addresses. */
function reason(error: unknown): string {
  if (error instanceof TookTooLong) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return code;
  const own = OWN_WORDS.find((words) => error.message.startsWith(words));
  return own ?? /^[A-Z]{3,}\b/.exec(error.message)?.[0] ?? error.name;
}

/** What it says of itself to everybody. */
async function version(masters: readonly Redis[]): Promise<Finding> {
  const name = 'redis';
  const tried = 'Take Redis 6 or later: 7.0 is what is tried.';
  const hellos = await Promise.all(masters.map((redis) => within(ANSWER_MS, redis.call('HELLO')).catch(() => undefined)));
  const told = (field: string): (string | undefined)[] =>
    hellos.map((hello) => (Array.isArray(hello) ? String(hello[hello.indexOf(field) + 1]) : undefined));
  const versions = told('version');
  if (versions.includes(undefined)) return warning(name, 'it is older than version 6, or something that is like Redis', tried);
  if (told('role').some((role) => role !== 'master'))
    return failure(name, 'it is a replica and takes no writes', 'Name the master in REDIS_URL, or its Sentinels (redis+sentinel://…).');
  const old = versions.find((one) => Number.parseInt(one ?? '', 10) < OLDEST_TRIED);
  if (old !== undefined) return warning(name, `version ${old}`, tried);
  return ok(name, `version ${[...new Set(versions)].join(', ')}${masters.length > 1 ? `, ${masters.length} masters` : ''}`);
}

const FULL = 0.9;

/** What it does when its memory is full, and with what it cannot write down. */
async function memory(masters: readonly Redis[]): Promise<Finding[]> {
  const name = 'redis memory';
  const infos = await Promise.all(
    masters.map((redis) => within(ANSWER_MS, Promise.all([redis.info('memory'), redis.info('persistence')])).catch(() => undefined)),
  );
  const found = infos.flatMap((info) => (info === undefined ? [] : judged(name, fieldsOf(info.join('\n')))));
  if (infos.includes(undefined))
    return [
      ...found,
      skipped(name, 'the user may not ask (INFO): see to `maxmemory-policy noeviction` there, and to what happens when it is full'),
    ];
  const first = fieldsOf(infos[0]?.join('\n') ?? '');
  const kept =
    first.get('aof_enabled') === '1' ? 'append-only file' : 'snapshots or nothing: after a restart failed sign-ins are counted anew';
  return orWell(name, found, `${first.get('maxmemory_policy')}, ${fileSize(Number(first.get('used_memory')))} used; kept by ${kept}`);
}

function fieldsOf(info: string): ReadonlyMap<string, string> {
  return new Map(info.split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function judged(name: string, fields: ReadonlyMap<string, string>): Finding[] {
  const [policy, max, used] = [fields.get('maxmemory_policy'), Number(fields.get('maxmemory')), Number(fields.get('used_memory'))];
  return [
    ...(policy === undefined || policy === 'noeviction'
      ? []
      : [
          warning(
            name,
            `maxmemory-policy is ${policy}: when memory is full it forgets failed sign-ins and marks of ended sessions`,
            'Run there: CONFIG SET maxmemory-policy noeviction, and write it into its configuration. Give others of its users a Redis of their own.',
          ),
        ]),
    ...(max > 0 && used > FULL * max
      ? [
          warning(
            name,
            `${fileSize(used)} of ${fileSize(max)} are used: soon it refuses writes`,
            'Raise maxmemory, or find out who else keeps data there.',
          ),
        ]
      : []),
    ...(fields.get('rdb_last_bgsave_status') === 'err' || fields.get('aof_last_write_status') === 'err'
      ? [failure(name, 'it cannot write to its disk, and may refuse writes for that', 'Look at its log and its disk.')]
      : []),
  ];
}

/** Does what the gateway does, on keys of its own that are removed. */
async function rights({ openSubscriber, prefixOf }: RedisConnections, address: RedisAddress, options: RedisOptions): Promise<Finding> {
  const name = 'redis rights';
  const { prefix } = options;
  const key = `doctor:${randomUUID()}`;
  const store = await RedisStore.open(address, SILENT, options);
  const subscriber = openSubscriber();
  subscriber.on('error', () => undefined);
  const refused: string[] = [];
  const may = async (what: string, done: Promise<unknown>): Promise<void> => {
    await within(ANSWER_MS, done).catch((error: unknown) => refused.push(`${what} (${reason(error)})`));
  };
  try {
    await may('SET', store.setIfAbsent(key, 'x', 10));
    await may('GET', store.getMany([key, `${key}:other`]));
    await may('PTTL', store.timeLeft(key));
    await may('EVAL', store.deleteIfEqual(key, 'x'));
    await may('MULTI, INCRBY', store.increment(`${key}:count`, 10));
    await may('DEL', store.delete(key, `${key}:count`));
    await may(
      'SUBSCRIBE',
      subscriber.connect().then(() => subscriber.subscribe(prefixOf(prefix) + key)),
    );
    await may('PUBLISH', store.publish(key, 'x'));
  } finally {
    subscriber.disconnect();
    await store.close();
  }
  if (refused.length === 0) return ok(name, 'everything that is needed');
  const own = `${prefixOf(prefix)}*`;
  return failure(
    name,
    `refused: ${refused.join(', ')}`,
    `Run there: ACL SETUSER <user> ~${own} &${own} +@all -@dangerous; a full Redis (OOM) needs room.`,
  );
}

async function timeOf(masters: readonly Redis[]): Promise<Finding> {
  const [first] = masters;
  if (first === undefined) return skipped('clock of redis', 'there is no master');
  try {
    const before = Date.now();
    const [seconds, microseconds] = await within(ANSWER_MS, first.time());
    return clock('clock of redis', (before + Date.now()) / 2 - (Number(seconds) * 1000 + Number(microseconds) / 1000));
  } catch (error) {
    return skipped('clock of redis', `it did not tell (${reason(error)})`);
  }
}
