import { isIP } from 'node:net';

/** How the text of a setting becomes a value: `parse` answers undefined when the text is not allowed. */
export interface Form<T> {
  /** What is allowed, to stand behind "must be". */
  readonly allowed: string;
  readonly parse: (text: string) => T | undefined;
}

export type ValueOf<F> = F extends Form<infer T> ? T : never;

export const text: Form<string> = { allowed: 'a text', parse: (given) => given };

/** A text of a number of characters between the given ones. */
export function textOf(min: number, max: number): Form<string> {
  return {
    allowed: `a text of ${min} to ${max} characters`,
    parse: (given) => (given.length >= min && given.length <= max ? given : undefined),
  };
}

export const host: Form<string> = {
  allowed: 'a host name or an address without a port',
  parse: (given) => (isIP(given) !== 0 || HOST_NAME.test(given) ? given : undefined),
};

export const onOff: Form<boolean> = {
  allowed: 'on or off',
  parse: (given) => ON_OFF.get(given.toLowerCase()),
};

export function wholeNumber(min: number, max: number): Form<number> {
  return {
    allowed: `a whole number from ${min} to ${max}`,
    parse: (given) => {
      const value = /^\d{1,12}$/.test(given) ? Number(given) : -1;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

export const percent: Form<number> = {
  allowed: 'a percentage from 0 to 100 with at most two decimals',
  parse: (given) => (/^\d{1,3}(\.\d{1,2})?$/.test(given) && Number(given) <= 100 ? Number(given) : undefined),
};

export function secret(minBytes: number): Form<string> {
  return {
    allowed: `a secret of ${minBytes} bytes or more`,
    parse: (given) => (Buffer.byteLength(given) >= minBytes ? given : undefined),
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Form<T> {
  return { allowed: `one of ${values.join(', ')}`, parse: (given) => values.find((value) => value === given) };
}

export function url(...protocols: readonly string[]): Form<string> {
  return {
    allowed: `a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    parse: (given) => {
      const parsed = parseUrl(given);
      return parsed !== undefined && protocols.includes(parsed.protocol) ? given : undefined;
    },
  };
}

/** An http(s) address that paths are appended to; the trailing slash is dropped. */
export const baseUrl: Form<string> = {
  allowed: 'a URL beginning with http:// or https://, without a query',
  parse: (given) => {
    const parsed = parseUrl(given);
    if (parsed === undefined || !isWeb(parsed) || /[?#]/.test(given)) return undefined;
    return parsed.origin + parsed.pathname.replace(/\/+$/, '');
  },
};

/** The origin of a browser app. `*` is refused: answers with credentials are for known apps only. */
export const origin: Form<string> = {
  allowed: 'an origin such as https://app.example.com',
  parse: (given) => {
    const parsed = parseUrl(given);
    return parsed !== undefined && isWeb(parsed) && parsed.href === `${parsed.origin}/` ? parsed.origin : undefined;
  },
};

/** Values separated by commas. */
export function list<T>(item: Form<T>): Form<readonly T[]> {
  return {
    allowed: `a comma-separated list, each ${item.allowed}`,
    parse: (given) => allOf(parts(given).map(item.parse)),
  };
}

/** `surface=host name`, separated by commas; several hosts may name one surface. */
export function hostsBySurface<S extends string>(surfaces: readonly S[]): Form<ReadonlyMap<string, S>> {
  return {
    allowed: `a comma-separated list of <surface>=<host name without port>, each host once, with the surfaces ${surfaces.join(', ')}`,
    parse: (given) => {
      const entries = allOf(
        parts(given).map((part): readonly [string, S] | undefined => {
          const [name, hostName, ...rest] = part.split('=').map((side) => side.trim().toLowerCase());
          const surface = surfaces.find((known) => known === name);
          if (surface === undefined || hostName === undefined || rest.length > 0) return undefined;
          return host.parse(hostName) === undefined ? undefined : [hostName, surface];
        }),
      );
      const hosts = new Map(entries);
      return entries !== undefined && hosts.size === entries.length ? hosts : undefined;
    },
  };
}

/** In the forms that Fastify's `trustProxy` takes. */
export const trustProxy: Form<boolean | string> = {
  allowed: 'on, off, or a comma-separated list of addresses or networks (10.0.0.0/8)',
  parse: (given) => {
    const all = onOff.parse(given);
    if (all !== undefined) return all;
    const networks = parts(given);
    return networks.length > 0 && networks.every(isNetwork) ? networks.join(',') : undefined;
  },
};

const ON_OFF = new Map([
  ['on', true],
  ['true', true],
  ['1', true],
  ['off', false],
  ['false', false],
  ['0', false],
]);
const HOST_NAME = /^(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/i;

function isNetwork(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || wholeNumber(0, version === 4 ? 32 : 128).parse(bits) !== undefined;
}

function parts(given: string): string[] {
  return given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function allOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const present = values.filter((value): value is T => value !== undefined);
  return present.length === values.length ? present : undefined;
}

function parseUrl(given: string): URL | undefined {
  return URL.canParse(given) ? new URL(given) : undefined;
}

function isWeb(parsed: URL): boolean {
  return parsed.protocol === 'http:' || parsed.protocol === 'https:';
}
