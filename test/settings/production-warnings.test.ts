import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/settings/load-settings.js';
import { productionWarnings } from '../../src/settings/production-warnings.js';
import { createTestApp } from '../support/app.js';

const POSTGRES = { DATABASE_URL: 'postgres://gateway@db/gateway', JWT_SECRET: 's'.repeat(32) };
const WECHAT = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'secret' };

describe('in production, a start warns of', () => {
  const warningsOf = (env: Record<string, string>): string[] => productionWarnings(loadSettings({ NODE_ENV: 'production', ...env }));

  it('demo accounts and the WeChat sandbox, and says what to set', () => {
    expect(warningsOf({})).toEqual([
      expect.stringContaining('Set DEMO=off'),
      expect.stringContaining('Set WECHAT_APP_ID and WECHAT_APP_SECRET'),
    ]);
    expect(warningsOf({ ...POSTGRES, DEMO: 'on' })).toHaveLength(2);
  });

  it('the sandbox alone, where the embedded database brings it', () => {
    expect(warningsOf({ DEMO: 'off' })).toEqual([expect.stringContaining('WeChat sandbox')]);
  });

  it('demo accounts alone, where WeChat is configured', () => {
    expect(warningsOf({ ...WECHAT })).toEqual([expect.stringContaining('demo accounts')]);
  });

  it('calls of the shop that are open to strangers', () => {
    expect(warningsOf({ ...POSTGRES, ...WECHAT, COURSE_AGENT_OPEN: 'wxtoken' })).toEqual([expect.stringContaining('COURSE_AGENT_OPEN')]);
  });

  it('nothing where all is well', () => {
    expect(warningsOf({ ...POSTGRES })).toEqual([]);
    expect(warningsOf({ DEMO: 'off', ...WECHAT })).toEqual([]);
  });
});

it('elsewhere it warns of nothing', () => {
  expect(productionWarnings(loadSettings({}))).toEqual([]);
});

it('the warnings are in the log', async () => {
  const lines: string[] = [];
  const app = await createTestApp({
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    parts: { logTo: { write: (line) => void lines.push(line) } },
  });
  await app.close();
  expect(lines.filter((line) => line.includes('Not for production'))).toHaveLength(2);
});
