/** A server of a Sentinel or a Cluster. */
export interface Node {
  readonly host: string;
  readonly port: number;
}

interface Login {
  readonly username?: string;
  readonly password?: string;
}

/** Where Redis is: one server, the master that a group of Sentinels names, or a Cluster. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | ({
      readonly kind: 'sentinel';
      readonly tls: boolean;
      readonly sentinels: readonly Node[];
      readonly master: string;
      readonly db: number;
    } & Login)
  | ({ readonly kind: 'cluster'; readonly tls: boolean; readonly nodes: readonly Node[] } & Login);

const SEVERAL = /^(rediss?)\+(sentinel|cluster):\/\/(?:([^@/]*)@)?([^@/]+)(?:\/(.*))?$/;
const DEFAULT_PORT = { sentinel: 26_379, cluster: 6379 } as const;

/**
 * Reads `redis://…`, `redis+sentinel://[user:password@]host:port,…/<master name>[/<db>]` or `redis+cluster://[user:password@]host:port,…`;
 * with `rediss` the connections use TLS.
 * @throws TypeError where it is none of them
 */
export function redisAddress(text: string): RedisAddress {
  const address = read(text);
  if (address === undefined) throw new TypeError('This is no address of a Redis.');
  return address;
}

function read(text: string): RedisAddress | undefined {
  const several = SEVERAL.exec(text);
  if (several === null) return isSingle(text) ? { kind: 'single', url: text } : undefined;
  const [, scheme, kind, userInfo, hosts = '', path = ''] = several;
  const tls = scheme === 'rediss';
  const login = loginIn(userInfo);
  const nodes = nodesIn(hosts, kind === 'sentinel' ? DEFAULT_PORT.sentinel : DEFAULT_PORT.cluster);
  if (nodes === undefined || login === undefined) return undefined;
  if (kind === 'cluster') return path === '' ? { kind, tls, nodes, ...login } : undefined;
  const named = /^([\w.:-]+)(?:\/(\d{1,4}))?$/.exec(path);
  return named === null
    ? undefined
    : { kind: 'sentinel', tls, sentinels: nodes, master: named[1] ?? '', db: Number(named[2] ?? 0), ...login };
}

function isSingle(text: string): boolean {
  return /^rediss?:\/\//.test(text) && URL.canParse(text);
}

function loginIn(userInfo: string | undefined): Login | undefined {
  if (userInfo === undefined) return {};
  const [, user = '', password = ''] = /^([^:]*)(?::(.*))?$/s.exec(userInfo) ?? [];
  try {
    return {
      ...(user !== '' && { username: decodeURIComponent(user) }),
      ...(password !== '' && { password: decodeURIComponent(password) }),
    };
  } catch {
    return undefined;
  }
}

/** Undefined when one of them is no `host` or `host:port`. IPv6 addresses stand in brackets. */
function nodesIn(hosts: string, defaultPort: number): Node[] | undefined {
  const nodes = hosts.split(',').map((text) => /^(?:\[([0-9a-f:]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text.trim()));
  const complete = nodes.flatMap((node) => {
    const host = node?.[1] ?? node?.[2];
    const port = Number(node?.[3] ?? defaultPort);
    return host === undefined || port < 1 || port > 65_535 ? [] : [{ host, port }];
  });
  return complete.length === nodes.length ? complete : undefined;
}
