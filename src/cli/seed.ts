import type { Command } from 'commander';
import { FillRefused, MAX_ORDERS, MAX_STUDENTS, sizeOf, type VolumeSize } from '../../prisma/seed/volume/size.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';
import { wholeNumber } from './terminal/values.js';

interface SeedOptions {
  readonly students?: number;
  readonly orders?: number;
}

export function addSeed(program: Command, cli: Cli): void {
  program
    .command('seed')
    .description('Fill an empty database with the demo data; with --students, with made-up students and orders besides.')
    .option('--students <number>', 'how many students to make', wholeNumber(1, MAX_STUDENTS))
    .option('--orders <number>', 'how many orders they have together; as many as students when left out', wholeNumber(1, MAX_ORDERS))
    .addHelpText('after', '\nDemo accounts have the password demo123456. A database that has any account gets no demo data.')
    .action(cli.does((options: SeedOptions) => seedDatabase(cli, options)));
}

async function seedDatabase(cli: Cli, { students, orders }: SeedOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  const size = sizeFrom(students, orders);
  const { withDatabase } = await import('./terminal/with-database.js');
  const { seed } = await import('../../prisma/seed/index.js');
  const { storeDemoFiles } = await import('../../prisma/seed/files.js');
  const { fill } = await import('../../prisma/seed/volume/fill.js');
  const { withMedia } = await import('./terminal/with-media.js');
  const begin = performance.now();
  return withDatabase(settings, async (database) => {
    const demo = await seed(database);
    const made = size === undefined ? {} : await fill(database, size);
    await withMedia(settings, storeDemoFiles);
    // Whatever asks first would be planned for empty tables.
    await database.maintain('VACUUM (ANALYZE)');
    const seconds = Number(((performance.now() - begin) / 1000).toFixed(1));
    const lines = [
      demo ? 'The empty database was filled with the demo data.' : 'The database is not empty: it gets no demo data.',
      ...Object.entries(made).map(([table, rows]) => `${String(rows).padStart(10)}  ${table}`),
      ...(size === undefined ? [] : [`Filled with ${size.students} students and ${size.orders} orders in ${seconds} s.`]),
    ];
    return { lines, result: { demo, made, seconds } };
  }).catch((error: unknown) => {
    if (!(error instanceof FillRefused)) throw error;
    throw new Refused(`${settings.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL'}: ${error.message}`);
  });
}

function sizeFrom(students: number | undefined, orders: number | undefined): VolumeSize | undefined {
  try {
    return sizeOf(students, orders);
  } catch (error) {
    if (!(error instanceof FillRefused)) throw error;
    throw new Refused(error.message, EXIT.usage);
  }
}
