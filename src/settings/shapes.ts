import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { S3Place } from '../platform/media/s3-storage.js';
import { type RedisAddress, redisAddress } from '../platform/store/redis-address.js';
import { type Words, same } from './words.js';

/** What the text of a variable may be, and the value that becomes of it. */
export interface Shape<Value> {
  readonly schema: z.ZodType<Value, string>;
  /** What is allowed, to stand behind "must be". */
  readonly allowed: string;
  /** The same for the settings' table, in as few signs as say it. */
  readonly notation: Words;
}

export const text: Shape<string> = { schema: z.string(), allowed: 'a text', notation: same('') };

/** A text of a number of characters between the given ones. */
export function textOf(min: number, max: number): Shape<string> {
  return {
    schema: z.string().min(min).max(max),
    allowed: `a text of ${min} to ${max} characters`,
    notation: { en: `${min}–${max} characters`, zh: `${min}–${max} 个字符` },
  };
}

/** A path; relative ones begin at the working directory. */
export const path: Shape<string> = { schema: z.string().transform((given) => resolve(given)), allowed: 'a path', notation: same('') };

const hostName = z.string().refine((given) => isIP(given) !== 0 || HOST_NAME.test(given));

export const host: Shape<string> = { schema: hostName, allowed: 'a host name or an address without a port', notation: same('') };

const switched = z.stringbool({ truthy: ['on', 'true', '1'], falsy: ['off', 'false', '0'] });

export const onOff: Shape<boolean> = { schema: switched, allowed: 'on or off', notation: same('`on`, `off`') };

/** Whether the variable has exactly this value. Any other is allowed: it is not ours alone. */
export function isValue(value: string): Shape<boolean> {
  return { schema: z.string().transform((given) => given === value), allowed: 'a text', notation: same(`\`${value}\``) };
}

/** @param unit of what is counted, as the table shows it; left out: things */
export function wholeNumber(min: number, max: number, unit?: 'ms' | 's' | 'd' | 'B'): Shape<number> {
  return {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max)),
    allowed: `a whole number from ${min} to ${max}`,
    notation: same(`${min}–${max}${unit === undefined ? '' : ` ${unit}`}`),
  };
}

/**
 * A percentage, as a fraction (12.5 becomes 0.125) with at most four decimals, so that
 * Math.floor(fen * Math.round(rate * 10000) / 10000) is exact.
 */
export const percentage: Shape<number> = {
  schema: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .transform(Number)
    .pipe(z.number().max(100))
    .transform((percent) => percent / 100),
  allowed: 'a percentage from 0 to 100 with at most two decimals',
  notation: same('0–100 %'),
};

export function secret(minBytes: number): Shape<string> {
  return {
    schema: z.string().refine((given) => Buffer.byteLength(given) >= minBytes),
    allowed: `a secret of ${minBytes} bytes or more`,
    notation: same(`≥ ${minBytes} B`),
  };
}

export function oneOf<const Value extends string>(...values: readonly Value[]): Shape<Value> {
  return {
    schema: z.enum(values),
    allowed: `one of ${values.join(', ')}`,
    notation: same(values.map((value) => `\`${value}\``).join(', ')),
  };
}

/** @param schemes such as `redis`, without what follows them */
export function url(...schemes: readonly string[]): Shape<string> {
  return {
    schema: z.url({ protocol: new RegExp(`^(${schemes.join('|')})$`) }),
    allowed: `a URL beginning with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    notation: same(schemes.map((scheme) => `\`${scheme}://…\``).join(', ')),
  };
}

/** Where Redis is; with `rediss` in TLS. */
export const redis: Shape<RedisAddress> = {
  schema: z
    .string()
    .refine(isRedisAddress)
    .transform((given) => redisAddress(given)),
  allowed:
    'redis://host:port, redis+sentinel://host:port,…/<master name>[/<db>] or redis+cluster://host:port,…, or one of them with rediss',
  notation: same('`redis[s]://…`, `redis[s]+sentinel://…`, `redis[s]+cluster://…`'),
};

function isRedisAddress(text: string): boolean {
  try {
    return redisAddress(text) !== undefined;
  } catch {
    return false;
  }
}

/** A place in a bucket: no part of the prefix is empty or begins with a dot. */
export const bucket: Shape<S3Place> = {
  schema: z
    .string()
    .regex(/^s3:\/\/[A-Za-z0-9][\w.-]{1,61}[A-Za-z0-9](?:\/(?!\.)[\w.!'()*-]+)*\/?$/)
    .transform((given) => {
      const [name = '', ...prefix] = given.slice('s3://'.length).replace(/\/$/, '').split('/');
      return { bucket: name, prefix: prefix.map((one) => `${one}/`).join('') };
    }),
  allowed: "s3://bucket or s3://bucket/prefix, the prefix of letters, digits and _-.!'()*",
  notation: same('`s3://bucket[/prefix]`'),
};

const webUrl = z.url({ protocol: /^https?$/ }).transform((given) => new URL(given));

/** An http(s) address that paths are appended to; the trailing slash is dropped. */
export const baseUrl: Shape<string> = {
  schema: webUrl.refine(({ href }) => !/[?#]/.test(href)).transform(({ origin: of, pathname }) => of + pathname.replace(/\/+$/, '')),
  allowed: 'a URL beginning with http:// or https://, without a query',
  notation: same('`http(s)://…`'),
};

/** An http(s) address that is compared letter for letter by somebody else. */
export const webAddress: Shape<string> = {
  schema: z.string().refine((given) => webUrl.safeParse(given).success),
  allowed: 'a URL beginning with http:// or https://',
  notation: same('`http(s)://…`'),
};

/** The origin of a browser app. `*` is refused: answers with credentials are for known apps only. */
export const origin: Shape<string> = {
  schema: webUrl.refine((given) => given.href === `${given.origin}/`).transform((given) => given.origin),
  allowed: 'an origin such as https://app.example.com',
  notation: same('`https://…`'),
};

/** The name of a header, in small letters. No `*`: it is nobody's name where credentials are sent. */
export const headerName: Shape<string> = {
  schema: z
    .string()
    .regex(/^[\w-]+$/)
    .transform((given) => given.toLowerCase()),
  allowed: 'the name of a header',
  notation: same('`x-…`'),
};

/** What is separated by commas, without blanks around; empty parts count for nothing. */
const parts = z.string().transform((given) =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Values separated by commas. */
export function list<Value>({ schema, allowed, notation }: Shape<Value>): Shape<readonly Value[]> {
  return {
    schema: parts.pipe(z.array(schema)),
    allowed: `a comma-separated list, each ${allowed}`,
    notation: { en: `${notation.en},…`, zh: `${notation.zh},…` },
  };
}

/** `name=host name`, separated by commas; several hosts may stand for one name. */
export function hostsOf<Name extends string>(names: readonly Name[]): Shape<ReadonlyMap<string, Name>> {
  const pair = z
    .string()
    .transform((part) => part.split('=').map((side) => side.trim().toLowerCase()))
    .pipe(z.tuple([z.enum(names), hostName]))
    .transform(([name, hostOfIt]) => [hostOfIt, name] as const);
  return {
    schema: parts
      .pipe(z.array(pair))
      .refine((pairs) => new Set(pairs.map(([hostOfIt]) => hostOfIt)).size === pairs.length)
      .transform((pairs) => new Map(pairs)),
    allowed: `a comma-separated list of <name>=<host name without port>, each host once, with the names ${names.join(', ')}`,
    notation: same('`name=host,…`'),
  };
}

/** `name=http(s)://…`, separated by commas, each name once. */
export function addressesOf<Name extends string>(names: readonly Name[]): Shape<ReadonlyMap<Name, string>> {
  const pair = z
    .string()
    .transform((part) => [part.slice(0, Math.max(part.indexOf('='), 0)).trim(), part.slice(part.indexOf('=') + 1).trim()])
    .pipe(z.tuple([z.enum(names), baseUrl.schema]));
  return {
    schema: parts
      .pipe(z.array(pair))
      .refine((pairs) => new Set(pairs.map(([name]) => name)).size === pairs.length)
      .transform((pairs) => new Map(pairs)),
    allowed: `a comma-separated list of <name>=http(s)://…, each name once, with the names ${names.join(', ')}`,
    notation: same('`name=http(s)://…,…`'),
  };
}

/** Whose headers are believed, in the forms that Fastify's `trustProxy` takes. */
export const trustProxy: Shape<boolean | string> = {
  schema: z.union([switched, parts.pipe(z.array(z.string().refine(isNetwork)).min(1)).transform((networks) => networks.join(','))]),
  allowed: 'on, off, or a comma-separated list of addresses or networks (10.0.0.0/8)',
  notation: same('`on`, `off`, `10.0.0.0/8,…`'),
};

const HOST_NAME = /^(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/i;

function isNetwork(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
