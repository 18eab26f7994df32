import { Passwords } from '../../src/core/auth/passwords.js';
import type { Database } from '../../src/core/database/database.js';
import { accountMaker } from './accounts.js';
import { seedBackoffice } from './backoffice.js';
import { seedCatalogue } from './catalogue.js';
import { seedPaymentAccounts } from './commerce.js';
import { seedMembers } from './members.js';
import { seedSchools } from './schools.js';
import { seedShop } from './shop.js';
import { seedStudents } from './students.js';

/** Fills an empty database with the demo data, in one transaction; a database that has any account is left alone. */
export async function seed(database: Database, passwords: Passwords = new Passwords()): Promise<boolean> {
  if ((await database.prisma.account.count()) + (await database.prisma.campusType.count()) > 0) return false;
  const createAccount = await accountMaker(passwords);
  await database.transaction(async (transaction) => {
    await seedBackoffice(transaction, createAccount);
    await seedCatalogue(transaction);
    await seedPaymentAccounts(transaction);
    await seedStudents(transaction, createAccount);
    await seedMembers(transaction, createAccount);
    await seedSchools(transaction, createAccount);
    await seedShop(transaction, createAccount);
  });
  return true;
}
