import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadSettings } from '../../src/settings/load-settings.js';
import { settingsIn } from '../../src/settings/setting.js';
import { SETTINGS } from '../../src/settings/settings.js';
import { root } from '../support/paths.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
}

const { services, volumes } = parse(readFileSync(join(root, 'compose.yaml'), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const gateways = ['gateway-1', 'gateway-2'].map((name) => services[name] as Service);

/** A text as Compose reads it where no variable is set: `${NAME:-default}`. */
const withDefaults = (text: string): string => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

describe('compose.yaml', () => {
  test('is what Compose takes', { timeout: 120_000 }, ({ skip }) => {
    const command = [['docker', 'compose'], ['docker-compose']].find(([program = '', ...args]) => {
      try {
        execFileSync(program, [...args, 'version'], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    });
    if (command === undefined) {
      console.warn("compose.yaml is not read by Compose: there is none (Debian's package is docker-compose).");
      return skip();
    }
    const [program = '', ...args] = command;
    const read = parse(execFileSync(program, [...args, '-f', 'compose.yaml', 'config'], { cwd: root, encoding: 'utf8' })) as {
      services: Record<string, Service>;
    };
    expect(Object.keys(read.services).sort()).toEqual(Object.keys(services).sort());
    expect(read.services['gateway-1']?.environment?.['DATABASE_URL']).toBe('postgresql://campus:campus-demo@primary/campus');
  });

  test('gives both gateways the same settings, of which none is wrong or unknown', () => {
    const environment = Object.fromEntries(
      Object.entries(gateways[0]?.environment ?? {}).map(([name, text]) => [name, withDefaults(text)]),
    );
    expect(gateways[1]?.environment).toEqual(gateways[0]?.environment);
    const settings = loadSettings({ NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data', ...environment });
    expect(settings.replicaUrls).toEqual(['postgresql://campus:campus-demo@replica/campus']);
    expect(settings.redis.address).toEqual({ kind: 'single', url: 'redis://redis:6379' });
    const known = new Set(settingsIn(SETTINGS).map(({ variable }) => variable));
    for (const { stop_grace_period } of gateways)
      expect(Number.parseInt(stop_grace_period ?? '')).toBeGreaterThanOrEqual(settings.shutdownDrainSeconds + 10);
    const [, every, times] = /inter (\d+)s fall (\d+)/.exec(readFileSync(join(root, 'deploy/compose/haproxy.cfg'), 'utf8')) ?? [];
    expect(Number(every) * Number(times)).toBeLessThan(settings.shutdownDrainSeconds);
    expect(Object.keys(environment).filter((name) => !known.has(name) && !name.startsWith('AWS_'))).toEqual([]);
  });

  test('waits for what exists, mounts what exists, and lets nobody in but through the proxy', () => {
    for (const { depends_on = {}, volumes: mounts = [] } of Object.values(services)) {
      for (const other of Object.keys(depends_on)) expect(Object.keys(services)).toContain(other);
      for (const mount of mounts) {
        const [source = ''] = mount.split(':');
        if (source.startsWith('./')) expect(existsSync(join(root, source)), source).toBe(true);
        else expect(Object.keys(volumes)).toContain(source);
      }
    }
    expect(Object.keys(services).filter((name) => services[name]?.ports !== undefined)).toEqual(['proxy']);
    for (const { read_only, build } of gateways) expect({ read_only, build }).toEqual({ read_only: true, build: '.' });
  });

  test('names no registry', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)?(:[\w.-]+)?$/);
  });
});

test('the proxy of compose.yaml has a configuration that HAProxy takes', ({ skip }) => {
  const file = join(root, 'deploy/compose/haproxy.cfg');
  try {
    execFileSync('haproxy', ['-v'], { stdio: 'ignore' });
  } catch {
    console.warn('deploy/compose/haproxy.cfg is not read by HAProxy: it is not installed.');
    return skip();
  }
  expect(() => execFileSync('haproxy', ['-c', '-f', file], { stdio: 'pipe' })).not.toThrow();
});
