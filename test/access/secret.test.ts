import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOrCreateSecret } from '../../src/access/secret.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'secret-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('readOrCreateSecret', () => {
  it('makes one secret, also for many at once, in a directory that need not exist, readable by its owner only', async () => {
    const nested = join(dataDir, 'a/b');
    const secrets = await Promise.all(Array.from({ length: 10 }, () => readOrCreateSecret(nested)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
    expect(await readOrCreateSecret(nested)).toBe(secrets[0]);
    expect(await readdir(nested)).toEqual(['jwt-secret']);
    expect((await stat(join(nested, 'jwt-secret'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged one and does not repeat it', async () => {
    await writeFile(join(dataDir, 'jwt-secret'), 'hunter2');
    await expect(readOrCreateSecret(dataDir)).rejects.toThrow(/damaged/);
    await expect(readOrCreateSecret(dataDir)).rejects.not.toThrow(/hunter2/);
  });
});
