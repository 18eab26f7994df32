import type { Database } from '../../platform/database/database.js';
import type { KnownIds } from './ids.js';

/** What the import's table says of an old system's ids; only those that are another number here are kept in memory. */
export async function importedIds({ prisma }: Database, system: string): Promise<KnownIds> {
  const rows = await prisma.$queryRaw<{ entity: string; old_id: string; id: string }[]>`
    SELECT "entity", "old_id", "id"::text AS "id" FROM "imported_row" WHERE "system" = ${system} AND "id"::text <> "old_id"`;
  const ids = new Map<string, string[]>();
  for (const { entity, old_id: oldId, id } of rows) {
    const key = `${entity} ${oldId}`;
    ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return { newIds: (entities, oldId) => entities.flatMap((entity) => ids.get(`${entity} ${oldId}`) ?? []) };
}
