import type { TestDatabase } from '../support/database.js';

/** Ids of new rows begin here, so that they are the same on every kind of database. */
const FIRST_NEW_ID = 1001;

/** Keeps what is in the database now; the function it answers puts that back, faster than a new database is made. */
export async function keepCopy({ prisma }: TestDatabase): Promise<() => Promise<void>> {
  await prisma.$executeRawUnsafe(KEEP);
  return async () => {
    await prisma.$executeRawUnsafe(PUT_BACK);
  };
}

const KEEP = `DO $$
DECLARE t text;
BEGIN
  CREATE SCHEMA kept;
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('CREATE TABLE kept.%1$I AS TABLE %1$I', t);
  END LOOP;
END $$`;

/** As a replica does, without looking at foreign keys: rows of two tables may need each other. */
const PUT_BACK = `DO $$
DECLARE t text;
BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
    EXECUTE format('DELETE FROM %I', t);
    EXECUTE format('INSERT INTO %1$I SELECT * FROM kept.%1$I', t);
  END LOOP;
  FOR t IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART WITH ${FIRST_NEW_ID}', t);
  END LOOP;
END $$`;
