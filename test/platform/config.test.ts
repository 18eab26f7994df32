import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config.js';

const SECRET = 's'.repeat(32);
const POSTGRES = 'postgres://gateway:hunter2@db:5432/gateway';

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: resolve('./data'),
      databaseUrl: undefined,
      replicaUrls: [],
      redisUrl: undefined,
      jwtSecret: undefined,
      orderExpiryIntervalSeconds: 600,
      wechat: {
        apiBaseUrl: 'https://api.weixin.qq.com',
        appId: undefined,
        appSecret: undefined,
        miniAppId: undefined,
        miniAppSecret: undefined,
        timeoutMs: 5000,
      },
      publicUrl: 'http://127.0.0.1:4000',
      corsOrigins: [],
      legacyHosts: new Map(),
      trustProxy: false,
      introspection: true,
      playground: true,
      production: false,
      login: { maxFailures: 10, maxFailuresPerAddress: 100 },
      uploads: { files: 200, bytes: 1024 ** 3 },
      demo: true,
      wxtokenAudience: 'staff',
      commissionRate: 0.1,
      bodyLimitBytes: 15_728_640,
      privateMediaTtlSeconds: 3600,
      requestTimeoutMs: 30_000,
      maxRequestsUnderWay: 256,
      webSockets: { max: 5000, maxPerAccount: 20 },
      limits: { lockTimeoutMs: 3000, poolSize: 10, poolTimeoutMs: 2000, statementTimeoutMs: 10_000 },
      filterLimits: {
        characters: 1000,
        conditions: 100,
        nesting: 10,
        relatedConditions: 20,
        relationSteps: 6,
        searchedLists: 10,
        values: 1000,
      },
      logLevel: 'info',
    });
  });

  it('takes an empty variable as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', REDIS_URL: '' })).toEqual(loadConfig({}));
  });

  it('switches the developer conveniences off in production, unless told otherwise', () => {
    expect(loadConfig({ NODE_ENV: 'production' })).toMatchObject({ introspection: false, playground: false, production: true });
    expect(loadConfig({ NODE_ENV: 'production', INTROSPECTION: 'on', PLAYGROUND: 'on' })).toMatchObject({
      introspection: true,
      playground: true,
    });
    expect(loadConfig({ INTROSPECTION: 'off', PLAYGROUND: 'off' })).toMatchObject({ introspection: false, playground: false });
  });

  it('has demo data by default on the embedded database only', () => {
    expect(loadConfig({ DATABASE_URL: POSTGRES, JWT_SECRET: SECRET }).demo).toBe(false);
    expect(loadConfig({ DATABASE_URL: POSTGRES, JWT_SECRET: SECRET, DEMO: 'on' }).demo).toBe(true);
    expect(loadConfig({ DEMO: 'off' }).demo).toBe(false);
  });

  it('reads lists, hosts and addresses', () => {
    const config = loadConfig({
      DATABASE_URL: POSTGRES,
      JWT_SECRET: SECRET,
      REPLICA_URLS: 'postgres://a/x, postgres://b/x',
      HOST: '::',
      PORT: '81',
      CORS_ORIGINS: 'https://app.example.com/, http://localhost:5173',
      PUBLIC_URL: 'https://api.example.com/gateway/',
      LEGACY_HOSTS: 'school=School.example.com, school=s2.example.com,miniapp=mini.example.com',
      SHOP_COMMISSION_PERCENT: '12.5',
    });
    expect(config.replicaUrls).toEqual(['postgres://a/x', 'postgres://b/x']);
    expect(config.corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
    expect(config.publicUrl).toBe('https://api.example.com/gateway');
    expect([...config.legacyHosts]).toEqual([
      ['school.example.com', 'school'],
      ['s2.example.com', 'school'],
      ['mini.example.com', 'miniapp'],
    ]);
    expect(config.commissionRate).toBe(0.125);
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['::', 'http://localhost:4000'],
    ['::1', 'http://[::1]:4000'],
    ['gateway.local', 'http://gateway.local:4000'],
  ])('links to the host %s as %s', (HOST, link) => {
    expect(loadConfig({ HOST }).publicUrl).toBe(link);
  });

  it.each([
    ['true', true],
    ['off', false],
    ['10.0.0.0/8, ::1', '10.0.0.0/8,::1'],
  ])('reads TRUST_PROXY=%s', (TRUST_PROXY, value) => {
    expect(loadConfig({ TRUST_PROXY }).trustProxy).toBe(value);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '4000x'],
    ['HOST', 'a b'],
    ['HOST', 'localhost:4000'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['REDIS_URL', 'localhost:6379'],
    ['JWT_SECRET', 'short'],
    ['WECHAT_API_BASE_URL', 'ftp://x'],
    ['WECHAT_TIMEOUT_MS', '0'],
    ['PUBLIC_URL', 'https://x/?a=1'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://x/path'],
    ['LEGACY_HOSTS', 'shool=x.example.com'],
    ['LEGACY_HOSTS', 'school'],
    ['LEGACY_HOSTS', 'school=x:80'],
    ['LEGACY_HOSTS', 'school=x,miniapp=x'],
    ['TRUST_PROXY', 'nginx'],
    ['TRUST_PROXY', '2'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['INTROSPECTION', 'maybe'],
    ['PLAYGROUND', 'maybe'],
    ['DEMO', 'maybe'],
    ['LOGIN_MAX_FAILURES', '0'],
    ['ORDER_EXPIRY_INTERVAL_SECONDS', '0'],
    ['LOGIN_MAX_FAILURES_PER_ADDRESS', '-1'],
    ['WXTOKEN_AUDIENCE', 'everybody'],
    ['SHOP_COMMISSION_PERCENT', '101'],
    ['SHOP_COMMISSION_PERCENT', '1.234'],
    ['BODY_LIMIT_BYTES', '10'],
    ['LOG_LEVEL', 'loud'],
    ['REPLICA_URLS', 'redis://x'],
  ])('refuses %s=%s and says what is allowed', (name, value) => {
    expect(mistakesOf({ [name]: value })).toContainEqual(expect.stringMatching(new RegExp(`^${name} must be `)));
  });

  it('reports every mistake at once and repeats no value', () => {
    const mistakes = mistakesOf({
      PORT: 'four',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      WECHAT_APP_ID: 'wx1',
      WECHAT_MINI_APP_SECRET: 'hunter2',
    });
    expect(mistakes.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
      'JWT_SECRET',
      'WECHAT_APP_ID',
      'WECHAT_MINI_APP_ID',
    ]);
    expect(mistakes.join()).not.toMatch(/hunter2|four|loud/);
    expect(() => loadConfig({ PORT: 'four', LOG_LEVEL: 'loud' })).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('needs a database for replicas, and counts the bytes of the secret', () => {
    expect(mistakesOf({ REPLICA_URLS: 'postgres://a/x' })).toEqual(['REPLICA_URLS needs DATABASE_URL.']);
    expect(loadConfig({ JWT_SECRET: '密'.repeat(11) }).jwtSecret).toHaveLength(11);
  });
});
