import type { TestDatabase } from '../support/database.js';

/** What any request may write beside its purpose, and what jobs write in their own time. */
const LEFT_OUT = ['session', 'audit_event', 'job', '_prisma_migrations'];

/** One hash for each table: two are equal when nothing was written in between. */
export async function digest({ prisma }: TestDatabase): Promise<Record<string, string>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`;
  const hashes = tables
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, (SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "${name}" t) AS hash`,
    );
  const rows = await prisma.$queryRawUnsafe<{ name: string; hash: string }[]>(hashes.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
