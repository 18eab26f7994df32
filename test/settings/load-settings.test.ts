import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from '../../src/settings/load-settings.js';

const SECRET = 's'.repeat(32);
const POSTGRES = 'postgres://gateway:hunter2@db:5432/gateway';

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('loadSettings', () => {
  it('has a default for everything', () => {
    expect(loadSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: resolve('./data'),
      media: { place: undefined, endpoint: undefined, region: undefined, pathStyle: false },
      databaseUrl: undefined,
      replicaUrls: [],
      replicaMaxLagMs: 1000,
      pooling: 'session',
      directUrl: undefined,
      redis: { address: undefined, prefix: 'campus:', sentinelPassword: undefined },
      jwtSecret: undefined,
      orderExpiryIntervalSeconds: 600,
      wechat: {
        apiBaseUrl: 'https://api.weixin.qq.com',
        officialAccount: undefined,
        miniProgram: undefined,
        timeoutMs: 5000,
      },
      line: { apiBaseUrl: 'https://api.line.me', channel: undefined, timeoutMs: 5000 },
      publicUrl: 'http://127.0.0.1:4000',
      corsOrigins: [],
      corsHeaders: [],
      legacyHosts: new Map(),
      pageSizes: { 'summer-student': undefined, 'summer-crm': undefined, school: undefined },
      shadow: new Map(),
      shadowShare: 1,
      trustedDocuments: { place: undefined, trustedOnly: false },
      trustProxy: false,
      introspection: true,
      playground: true,
      production: false,
      login: { maxFailures: 10, maxFailuresPerAddress: 100 },
      uploads: { files: 200, bytes: 1024 ** 3 },
      demo: true,
      firstAdministrator: undefined,
      business: { auditRetentionDays: 730, wxtokenAudience: 'staff', commissionRate: 0.1, courseAgentOpen: [] },
      bodyLimitBytes: 15_728_640,
      privateMediaTtlSeconds: 3600,
      requestTimeoutMs: 30_000,
      maxRequestsUnderWay: 256,
      webSockets: { max: 5000, maxPerAccount: 20 },
      databaseLimits: { lockTimeoutMs: 3000, poolSize: 10, poolTimeoutMs: 2000, statementTimeoutMs: 10_000 },
      filterLimits: {
        characters: 1000,
        conditions: 100,
        relatedConditions: 20,
        searchedLists: 10,
        values: 1000,
      },
      logLevel: 'info',
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
      shutdownDrainSeconds: 0,
      slowMs: undefined,
      otlpEndpoint: undefined,
      serviceName: 'campus-gateway',
    });
  });

  it('takes an empty variable as absent', () => {
    expect(loadSettings({ PORT: '', DATABASE_URL: ' ', REDIS_URL: '' })).toEqual(loadSettings({}));
  });

  it('switches the developer conveniences off in production, unless told otherwise', () => {
    expect(loadSettings({ NODE_ENV: 'production' })).toMatchObject({ introspection: false, playground: false, production: true });
    expect(loadSettings({ NODE_ENV: 'production', INTROSPECTION: 'on', PLAYGROUND: 'on' })).toMatchObject({
      introspection: true,
      playground: true,
    });
    expect(loadSettings({ INTROSPECTION: 'off', PLAYGROUND: 'off' })).toMatchObject({ introspection: false, playground: false });
  });

  it('goes on serving by default where another process may serve, too', () => {
    expect(loadSettings({ DATABASE_URL: POSTGRES, JWT_SECRET: SECRET }).shutdownDrainSeconds).toBe(5);
  });

  it('has demo data by default on the embedded database only', () => {
    expect(loadSettings({ DATABASE_URL: POSTGRES, JWT_SECRET: SECRET }).demo).toBe(false);
    expect(loadSettings({ DATABASE_URL: POSTGRES, JWT_SECRET: SECRET, DEMO: 'on' }).demo).toBe(true);
    expect(loadSettings({ DEMO: 'off' }).demo).toBe(false);
  });

  it('reads lists, hosts and addresses', () => {
    const settings = loadSettings({
      DATABASE_URL: POSTGRES,
      JWT_SECRET: SECRET,
      REPLICA_URLS: 'postgres://a/x, postgres://b/x',
      HOST: '::',
      PORT: '81',
      CORS_ORIGINS: 'https://app.example.com/, http://localhost:5173',
      PUBLIC_URL: 'https://api.example.com/gateway/',
      SHADOW: 'summer-crm=http://old.example.com/, school=https://s.example.com/api',
      SHADOW_SHARE: '12.5',
      LEGACY_HOSTS: 'school=School.example.com, school=s2.example.com,miniapp=mini.example.com',
      SHOP_COMMISSION_PERCENT: '12.5',
    });
    expect(settings.replicaUrls).toEqual(['postgres://a/x', 'postgres://b/x']);
    expect(settings.corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
    expect(settings.publicUrl).toBe('https://api.example.com/gateway');
    expect([...settings.shadow]).toEqual([
      ['summer-crm', 'http://old.example.com'],
      ['school', 'https://s.example.com/api'],
    ]);
    expect(settings.shadowShare).toBe(0.125);
    expect([...settings.legacyHosts]).toEqual([
      ['school.example.com', 'school'],
      ['s2.example.com', 'school'],
      ['mini.example.com', 'miniapp'],
    ]);
    expect(settings.business.commissionRate).toBe(0.125);
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['::', 'http://localhost:4000'],
    ['::1', 'http://[::1]:4000'],
    ['gateway.local', 'http://gateway.local:4000'],
  ])('links to the host %s as %s', (HOST, link) => {
    expect(loadSettings({ HOST }).publicUrl).toBe(link);
  });

  it.each([
    ['true', true],
    ['off', false],
    ['10.0.0.0/8, ::1', '10.0.0.0/8,::1'],
  ])('reads TRUST_PROXY=%s', (TRUST_PROXY, value) => {
    expect(loadSettings({ TRUST_PROXY }).trustProxy).toBe(value);
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
    ['SHADOW', 'shool=http://x'],
    ['SHADOW', 'school=x'],
    ['SHADOW', 'school=http://x?a=1'],
    ['SHADOW', 'school=http://x,school=http://y'],
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
      'LOG_LEVEL',
      'DATABASE_URL',
      'JWT_SECRET',
      'WECHAT_APP_ID',
      'WECHAT_MINI_APP_ID',
    ]);
    expect(mistakes.join()).not.toMatch(/hunter2|four|loud/);
    expect(() => loadSettings({ PORT: 'four', LOG_LEVEL: 'loud' })).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('has a LINE channel whole or not at all, and its address letter for letter', () => {
    expect(mistakesOf({ LINE_CHANNEL_ID: '1' })).toHaveLength(1);
    const given = { LINE_CHANNEL_ID: '1', LINE_CHANNEL_SECRET: 's', LINE_REDIRECT_URI: 'https://a.example.com/line/?x=1' };
    expect(loadSettings(given).line.channel).toEqual({ id: '1', secret: 's', redirectUri: given.LINE_REDIRECT_URI });
    expect(mistakesOf({ ...given, LINE_REDIRECT_URI: 'a.example.com' })).toEqual([expect.stringMatching(/^LINE_REDIRECT_URI must be /)]);
  });

  it('needs a database for replicas, and counts the bytes of the secret', () => {
    expect(mistakesOf({ REPLICA_URLS: 'postgres://a/x' })).toEqual(['REPLICA_URLS needs DATABASE_URL.']);
    expect(loadSettings({ JWT_SECRET: '密'.repeat(11) }).jwtSecret).toHaveLength(11);
  });
});
