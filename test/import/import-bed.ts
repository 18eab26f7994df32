import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSystems, type ImportTools, verify } from '../../src/import/import-systems.js';
import type { ImportOptions, SystemName } from '../../src/import/options.js';
import { memorySource } from '../../src/import/source/memory.js';
import type { Source, SourceRow } from '../../src/import/source/source.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Media } from '../../src/platform/media/media.js';
import { openFreshDatabase } from '../support/fresh-database.js';
import { mediaIn } from '../support/media.js';

export type OldData = Partial<Record<SystemName, Record<string, SourceRow[]>>>;

/** A fresh gateway's database and what imports small made-up data into it. */
export interface ImportBed {
  readonly database: Database;
  readonly media: Media;
  import(
    data: OldData,
    options?: Partial<ImportOptions>,
    source?: (source: Source) => Source,
    rows?: ImportTools['rows'],
  ): ReturnType<typeof importSystems>;
  verify(data: OldData, options?: Partial<ImportOptions>, source?: (source: Source) => Source): ReturnType<typeof verify>;
  close(): Promise<void>;
}

export async function openImportBed(): Promise<ImportBed> {
  const database = await openFreshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'campus-import-'));
  const media = mediaIn(join(dataDir, 'media'), 'http://gateway.test');
  return {
    database,
    media,
    import: (data, options = {}, wrap = (source) => source, rows) =>
      importSystems(
        { sources: (Object.keys(data) as SystemName[]).map((system) => ({ system, url: 'made up' })), ...options },
        {
          database,
          media,
          ...(rows && { rows }),
          hashPassword: async (form, text, whose) => `${form} ${text} ${whose}`,
          open: async ({ system }) => wrap(memorySource(data[system] ?? {})),
        },
      ),
    verify: (data, options = {}, wrap = (source) => source) =>
      verify(
        { sources: (Object.keys(data) as SystemName[]).map((system) => ({ system, url: 'made up' })), ...options },
        { database, media, open: async ({ system }) => wrap(memorySource(data[system] ?? {})) },
      ),
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
