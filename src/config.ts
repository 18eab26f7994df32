import { resolve } from 'node:path';
import { SURFACES, type Surface } from './access/audiences.js';
import * as form from './config-forms.js';
import { DEFAULT_DATABASE_LIMITS, type DatabaseLimits } from './platform/database/limits.js';
import { DEFAULT_FILTER_LIMITS, type FilterLimits } from './read/filter-limits.js';

/**
 * Every setting of the gateway. Each comes from the environment variable named in its comment, with the default in
 * brackets; an empty variable counts as absent.
 */
export interface Config {
  /** HOST [127.0.0.1]: the address to listen on. */
  readonly host: string;
  /** PORT [4000]: the port to listen on; 0 lets the system choose. */
  readonly port: number;
  /** DATA_DIR [./data]: the embedded database, uploaded files and the generated secret; absolute here. Machines that serve together share it. */
  readonly dataDir: string;
  /** DATABASE_URL [none]: PostgreSQL; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  /** REPLICA_URLS [none]: PostgreSQL read replicas, separated by commas; only with DATABASE_URL. */
  readonly replicaUrls: readonly string[];
  /**
   * STATEMENT_TIMEOUT_MS [10000], LOCK_TIMEOUT_MS [3000], DATABASE_POOL_SIZE [10], DATABASE_POOL_TIMEOUT_MS [2000]: how long
   * PostgreSQL may take for a statement, and for a lock; connections of this process to it (and to each replica), and the
   * longest wait for one. Without an effect on the embedded database.
   */
  readonly limits: DatabaseLimits;
  /** REDIS_URL [none]: Redis; without it sessions, limits and messages meet inside this one process. */
  readonly redisUrl: string | undefined;
  /** JWT_SECRET [generated into `dataDir`]: signs tokens; 32 bytes or more; required with DATABASE_URL. */
  readonly jwtSecret: string | undefined;
  readonly wechat: {
    /** WECHAT_API_BASE_URL [https://api.weixin.qq.com]: without a trailing slash. */
    readonly apiBaseUrl: string;
    /** WECHAT_APP_ID, WECHAT_APP_SECRET [none]: the official account (web sign-in, server token); both or neither. */
    readonly appId: string | undefined;
    readonly appSecret: string | undefined;
    /** WECHAT_MINI_APP_ID, WECHAT_MINI_APP_SECRET [none]: the mini-program; both or neither. */
    readonly miniAppId: string | undefined;
    readonly miniAppSecret: string | undefined;
    /** WECHAT_TIMEOUT_MS [5000]: the longest wait for one answer of WeChat. */
    readonly timeoutMs: number;
  };
  /** PUBLIC_URL [http://HOST:PORT]: base of absolute links, without a trailing slash. */
  readonly publicUrl: string;
  /** CORS_ORIGINS [none]: origins of browser apps, separated by commas, such as https://app.example.com. */
  readonly corsOrigins: readonly string[];
  /** LEGACY_HOSTS [none]: host name to surface, written `school=school.example.com,miniapp=…`. */
  readonly legacyHosts: ReadonlyMap<string, Surface>;
  /** TRUST_PROXY [off]: whose X-Forwarded-* headers count: on (everybody's), or those of these addresses and networks. */
  readonly trustProxy: boolean | string;
  /** INTROSPECTION [on, off in production]: GraphQL introspection and field suggestions. */
  readonly introspection: boolean;
  /** PLAYGROUND [on, off in production]: GraphiQL at GET /graphql. */
  readonly playground: boolean;
  /** NODE_ENV=production. */
  readonly production: boolean;
  readonly login: {
    /** LOGIN_MAX_FAILURES [10]: failed sign-ins in 15 minutes after which an account's are refused. */
    readonly maxFailures: number;
    /** LOGIN_MAX_FAILURES_PER_ADDRESS [100]: the same for a client address. */
    readonly maxFailuresPerAddress: number;
  };
  readonly uploads: {
    /** UPLOADS_PER_DAY [200]: files that an account may upload on one day of China's calendar; staff have no limit. */
    readonly files: number;
    /** UPLOAD_BYTES_PER_DAY [1073741824]: the same in bytes. */
    readonly bytes: number;
  };
  /** DEMO [on when DATABASE_URL is not set]: demo data into an empty database, and the WeChat sandbox. */
  readonly demo: boolean;
  /**
   * ADMIN_USERNAME, ADMIN_PASSWORD [none]: the first administrator, made at a start that finds none; both or neither.
   * The password has 8 characters or more; later starts don't touch the account, so take it out of the environment then.
   */
  readonly firstAdministrator: { readonly username: string; readonly password: string } | undefined;
  /** WXTOKEN_AUDIENCE [staff]: who gets WeChat's server token at /v1/wxtoken: staff of that surface, or any signed-in user of it. */
  readonly wxtokenAudience: 'staff' | 'any';
  /** SHOP_COMMISSION_PERCENT [10]: the inviter's share of a paid shop order; here as a fraction (0.10) with at most four decimals, so that Math.floor(fen * Math.round(rate * 10000) / 10000) is exact. */
  readonly commissionRate: number;
  /** ORDER_EXPIRY_INTERVAL_SECONDS [600]: how often orders that were not paid within seven days are looked for and canceled. */
  readonly orderExpiryIntervalSeconds: number;
  /**
   * How much the filters of one GraphQL operation may ask; what has no setting is as in `DEFAULT_FILTER_LIMITS`.
   * FILTER_MAX_CONDITIONS [100], FILTER_MAX_RELATED_CONDITIONS [20] (those of them about related items),
   * FILTER_MAX_SEARCHED_LISTS [10] (by parts of a text or by related items, at the root),
   * FILTER_MAX_VALUES [1000] (of one list), FILTER_MAX_CHARACTERS [1000] (of one text).
   */
  readonly filterLimits: FilterLimits;
  /** BODY_LIMIT_BYTES [15728640]: the largest request body; a 10 MiB picture as base64 fits. */
  readonly bodyLimitBytes: number;
  /** REQUEST_TIMEOUT_MS [30000]: the longest a client takes to send a request whole; its headers have 10 seconds of that. */
  readonly requestTimeoutMs: number;
  /** MAX_REQUESTS_UNDER_WAY [256]: requests that this process works on at the same time; what comes beyond is refused with 503. */
  readonly maxRequestsUnderWay: number;
  readonly webSockets: {
    /** MAX_WEBSOCKETS [5000]: open WebSockets of this process, chat and subscriptions together. */
    readonly max: number;
    /** MAX_WEBSOCKETS_PER_ACCOUNT [20]: those of one account. */
    readonly maxPerAccount: number;
  };
  /** PRIVATE_MEDIA_TTL_SECONDS [3600]: how long the address of a personal file is good. */
  readonly privateMediaTtlSeconds: number;
  /** LOG_LEVEL [info]: fatal, error, warn, info, debug, trace or silent. */
  readonly logLevel: string;
}

/** All mistakes of the environment at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    super(`The settings have ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
  }
}

const SETTINGS = {
  HOST: form.host,
  PORT: form.wholeNumber(0, 65_535),
  DATA_DIR: form.text,
  DATABASE_URL: form.url('postgres:', 'postgresql:'),
  REPLICA_URLS: form.list(form.url('postgres:', 'postgresql:')),
  STATEMENT_TIMEOUT_MS: form.wholeNumber(100, 600_000),
  LOCK_TIMEOUT_MS: form.wholeNumber(50, 600_000),
  DATABASE_POOL_SIZE: form.wholeNumber(2, 1000),
  DATABASE_POOL_TIMEOUT_MS: form.wholeNumber(50, 60_000),
  REDIS_URL: form.url('redis:', 'rediss:'),
  JWT_SECRET: form.secret(32),
  WECHAT_API_BASE_URL: form.baseUrl,
  WECHAT_APP_ID: form.text,
  WECHAT_APP_SECRET: form.text,
  WECHAT_MINI_APP_ID: form.text,
  WECHAT_MINI_APP_SECRET: form.text,
  WECHAT_TIMEOUT_MS: form.wholeNumber(100, 60_000),
  PUBLIC_URL: form.baseUrl,
  CORS_ORIGINS: form.list(form.origin),
  LEGACY_HOSTS: form.hostsBySurface(SURFACES),
  TRUST_PROXY: form.trustProxy,
  INTROSPECTION: form.onOff,
  PLAYGROUND: form.onOff,
  LOGIN_MAX_FAILURES: form.wholeNumber(1, 1_000_000),
  LOGIN_MAX_FAILURES_PER_ADDRESS: form.wholeNumber(1, 1_000_000),
  UPLOADS_PER_DAY: form.wholeNumber(1, 1_000_000),
  UPLOAD_BYTES_PER_DAY: form.wholeNumber(1, 1024 ** 5),
  DEMO: form.onOff,
  ADMIN_USERNAME: form.textOf(1, 50),
  ADMIN_PASSWORD: form.textOf(8, 200),
  WXTOKEN_AUDIENCE: form.oneOf('staff', 'any'),
  SHOP_COMMISSION_PERCENT: form.percent,
  ORDER_EXPIRY_INTERVAL_SECONDS: form.wholeNumber(1, 86_400),
  FILTER_MAX_CONDITIONS: form.wholeNumber(1, 10_000),
  FILTER_MAX_RELATED_CONDITIONS: form.wholeNumber(0, 10_000),
  FILTER_MAX_SEARCHED_LISTS: form.wholeNumber(0, 1000),
  FILTER_MAX_VALUES: form.wholeNumber(1, 1_000_000),
  FILTER_MAX_CHARACTERS: form.wholeNumber(1, 1_000_000),
  BODY_LIMIT_BYTES: form.wholeNumber(1024, 1024 ** 3),
  REQUEST_TIMEOUT_MS: form.wholeNumber(100, 3_600_000),
  MAX_REQUESTS_UNDER_WAY: form.wholeNumber(1, 100_000),
  MAX_WEBSOCKETS: form.wholeNumber(0, 1_000_000),
  MAX_WEBSOCKETS_PER_ACCOUNT: form.wholeNumber(1, 1_000_000),
  PRIVATE_MEDIA_TTL_SECONDS: form.wholeNumber(1, 604_800),
  LOG_LEVEL: form.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
} satisfies Record<string, form.Form<unknown>>;

type SettingName = keyof typeof SETTINGS;
type Values = { [Name in SettingName]?: form.ValueOf<(typeof SETTINGS)[Name]> };

/** Reads and checks the environment. Throws `ConfigError` naming every mistake; values are never repeated in it. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const mistakes: string[] = [];
  const given = readSettings(env, mistakes);
  mistakes.push(...contradictions(env));
  if (mistakes.length > 0) throw new ConfigError(mistakes);

  const production = env['NODE_ENV'] === 'production';
  const host = given.HOST ?? '127.0.0.1';
  const port = given.PORT ?? 4000;
  return {
    host,
    port,
    dataDir: resolve(given.DATA_DIR ?? './data'),
    databaseUrl: given.DATABASE_URL,
    replicaUrls: given.REPLICA_URLS ?? [],
    limits: {
      statementTimeoutMs: given.STATEMENT_TIMEOUT_MS ?? DEFAULT_DATABASE_LIMITS.statementTimeoutMs,
      lockTimeoutMs: given.LOCK_TIMEOUT_MS ?? DEFAULT_DATABASE_LIMITS.lockTimeoutMs,
      poolSize: given.DATABASE_POOL_SIZE ?? DEFAULT_DATABASE_LIMITS.poolSize,
      poolTimeoutMs: given.DATABASE_POOL_TIMEOUT_MS ?? DEFAULT_DATABASE_LIMITS.poolTimeoutMs,
    },
    redisUrl: given.REDIS_URL,
    jwtSecret: given.JWT_SECRET,
    wechat: {
      apiBaseUrl: given.WECHAT_API_BASE_URL ?? 'https://api.weixin.qq.com',
      appId: given.WECHAT_APP_ID,
      appSecret: given.WECHAT_APP_SECRET,
      miniAppId: given.WECHAT_MINI_APP_ID,
      miniAppSecret: given.WECHAT_MINI_APP_SECRET,
      timeoutMs: given.WECHAT_TIMEOUT_MS ?? 5000,
    },
    publicUrl: given.PUBLIC_URL ?? `http://${linkHost(host)}:${port}`,
    corsOrigins: given.CORS_ORIGINS ?? [],
    legacyHosts: given.LEGACY_HOSTS ?? new Map(),
    trustProxy: given.TRUST_PROXY ?? false,
    introspection: given.INTROSPECTION ?? !production,
    playground: given.PLAYGROUND ?? !production,
    production,
    login: {
      maxFailures: given.LOGIN_MAX_FAILURES ?? 10,
      maxFailuresPerAddress: given.LOGIN_MAX_FAILURES_PER_ADDRESS ?? 100,
    },
    uploads: {
      files: given.UPLOADS_PER_DAY ?? 200,
      bytes: given.UPLOAD_BYTES_PER_DAY ?? 1024 ** 3,
    },
    demo: given.DEMO ?? given.DATABASE_URL === undefined,
    firstAdministrator:
      given.ADMIN_USERNAME && given.ADMIN_PASSWORD ? { username: given.ADMIN_USERNAME, password: given.ADMIN_PASSWORD } : undefined,
    wxtokenAudience: given.WXTOKEN_AUDIENCE ?? 'staff',
    commissionRate: (given.SHOP_COMMISSION_PERCENT ?? 10) / 100,
    orderExpiryIntervalSeconds: given.ORDER_EXPIRY_INTERVAL_SECONDS ?? 600,
    filterLimits: {
      ...DEFAULT_FILTER_LIMITS,
      conditions: given.FILTER_MAX_CONDITIONS ?? DEFAULT_FILTER_LIMITS.conditions,
      relatedConditions: given.FILTER_MAX_RELATED_CONDITIONS ?? DEFAULT_FILTER_LIMITS.relatedConditions,
      searchedLists: given.FILTER_MAX_SEARCHED_LISTS ?? DEFAULT_FILTER_LIMITS.searchedLists,
      values: given.FILTER_MAX_VALUES ?? DEFAULT_FILTER_LIMITS.values,
      characters: given.FILTER_MAX_CHARACTERS ?? DEFAULT_FILTER_LIMITS.characters,
    },
    bodyLimitBytes: given.BODY_LIMIT_BYTES ?? 15 * 1024 * 1024,
    requestTimeoutMs: given.REQUEST_TIMEOUT_MS ?? 30_000,
    maxRequestsUnderWay: given.MAX_REQUESTS_UNDER_WAY ?? 256,
    webSockets: { max: given.MAX_WEBSOCKETS ?? 5000, maxPerAccount: given.MAX_WEBSOCKETS_PER_ACCOUNT ?? 20 },
    privateMediaTtlSeconds: given.PRIVATE_MEDIA_TTL_SECONDS ?? 3600,
    logLevel: given.LOG_LEVEL ?? 'info',
  };
}

function readSettings(env: NodeJS.ProcessEnv, mistakes: string[]): Values {
  const read = ([name, { allowed, parse }]: [string, form.Form<unknown>]): [string, unknown] => {
    const text = valueOf(env, name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) mistakes.push(`${name} must be ${allowed}.`);
    return [name, value];
  };
  return Object.fromEntries(Object.entries<form.Form<unknown>>(SETTINGS).map(read)) as Values;
}

/** What is wrong with settings taken together. Looks at their presence only, so it works beside mistakes of form. */
function contradictions(env: NodeJS.ProcessEnv): string[] {
  const has = (name: SettingName): boolean => valueOf(env, name) !== undefined;
  const mistakes: string[] = [];
  if (has('DATABASE_URL') && !has('JWT_SECRET')) {
    mistakes.push('JWT_SECRET is required when DATABASE_URL is set: 32 bytes or more, the same for every process.');
  }
  if (has('REPLICA_URLS') && !has('DATABASE_URL')) mistakes.push('REPLICA_URLS needs DATABASE_URL.');
  if (has('ADMIN_USERNAME') !== has('ADMIN_PASSWORD')) mistakes.push('ADMIN_USERNAME and ADMIN_PASSWORD must be set together.');
  for (const app of ['WECHAT_APP', 'WECHAT_MINI_APP'] as const) {
    if (has(`${app}_ID`) !== has(`${app}_SECRET`)) mistakes.push(`${app}_ID and ${app}_SECRET must be set together.`);
  }
  return mistakes;
}

function valueOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

/** A host that a link can name: "every address" is not one. */
function linkHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
