import type { Database } from '../../src/core/database/database.js';
import { seedCatalogue } from './catalogue.js';

/** Fills an empty database with the demo data, in one transaction; a database that has any account is left alone. */
export async function seed(database: Database): Promise<boolean> {
  if ((await database.prisma.account.count()) + (await database.prisma.campusType.count()) > 0) return false;
  await database.transaction(async (transaction) => {
    await seedCatalogue(transaction);
  });
  return true;
}
