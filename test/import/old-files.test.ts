import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OldFiles } from '../../src/import/engine/files.js';
import { StoredFile } from '../../src/import/mapping/declare.js';
import { mediaIn } from '../support/media.js';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'campus-old-files-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a file that many rows of an old system name', () => {
  it('is read and stored once, for each of our folders', async () => {
    const agreement = join(home, 'agreement.pdf');
    await writeFile(agreement, '%PDF-1.4 made up');
    const files = new OldFiles(home, mediaIn(join(home, 'media'), 'http://gateway.test'), false);
    const first = await files.take(new StoredFile('agreement.pdf', 'agreements', true));
    expect(first).toEqual({ path: expect.stringMatching(/^agreements\/[\w/]+\.pdf$/) });
    await rm(agreement);
    expect(await files.take(new StoredFile('agreement.pdf', 'agreements', true))).toEqual(first);
    expect(await files.take(new StoredFile('agreement.pdf', 'others', true))).toEqual({ problem: 'the file is missing' });
  });
});
