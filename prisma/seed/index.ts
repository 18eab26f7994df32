import { Passwords } from '../../src/access/passwords.js';
import type { Database } from '../../src/platform/database/database.js';
import { accountMaker } from './accounts.js';
import { seedBackoffice } from './backoffice.js';
import { seedCatalogue } from './catalogue.js';
import { seedPaymentAccounts } from './commerce.js';
import { seedMembers } from './members.js';
import { seedSchools } from './schools.js';
import { seedShop } from './shop.js';
import { seedStudents } from './students.js';

/** A key of PostgreSQL's advisory locks. */
const SEED_LOCK = 72_616_003;

/** Asked at every start, most of which need no client of Prisma's. */
const HAS_DATA = 'SELECT (EXISTS (SELECT FROM account) OR EXISTS (SELECT FROM campus_type))::text';

const LIMITS = { maxWait: 60_000, timeout: 60_000 };

/** Fills an empty database with the demo data, in one transaction; a database that has any account is left alone. */
export async function seed(database: Database, passwords: Passwords = new Passwords()): Promise<boolean> {
  if ((await database.readText(HAS_DATA, [], { stale: false })) === 'true') return false;
  const createAccount = await accountMaker(passwords);
  return database.prisma.$transaction(async (transaction) => {
    // Processes that start together: one seeds, the others wait and then find its data.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK})`;
    if ((await transaction.account.count()) + (await transaction.campusType.count()) > 0) return false;
    await seedBackoffice(transaction, createAccount);
    await seedCatalogue(transaction);
    await seedPaymentAccounts(transaction);
    await seedStudents(transaction, createAccount);
    await seedMembers(transaction, createAccount);
    await seedSchools(transaction, createAccount);
    await seedShop(transaction, createAccount);
    return true;
  }, LIMITS);
}
