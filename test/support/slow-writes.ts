import type { TestDatabase } from './database.js';

/**
 * Makes every write to these tables wait before it begins, so that whoever races has read before anybody has written: a rule that is
 * looked at without a lock is then broken at every run, not now and then. On the embedded database, where transactions take turns,
 * it changes nothing.
 */
export async function slowWrites({ kind, prisma }: TestDatabase, ...tables: readonly string[]): Promise<void> {
  if (kind === 'embedded') return;
  await prisma.$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION wait_before_writing() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END'`);
  for (const table of tables) {
    await prisma.$executeRawUnsafe(`
      CREATE TRIGGER slow BEFORE INSERT OR UPDATE OR DELETE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION wait_before_writing()`);
  }
}
