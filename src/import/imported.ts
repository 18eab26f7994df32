import type { Database } from '../platform/database/database.js';

/** The ledger as others than the import ask it. */
type Reads = Pick<Database, 'readText'>;

interface OldRow {
  readonly system: string;
  readonly table: string;
  readonly oldId: string;
}

/**
 * Our ids of what a system called by these ids, as these kinds; of whatever table they were. The ledger's key begins with system and table, so
 * the tables are walked through, and in each the ids are looked up.
 */
const NEW_IDS = `WITH RECURSIVE tables AS (
    (SELECT i."table" FROM "imported_row" i WHERE i."system" = $1 ORDER BY i."table" LIMIT 1)
    UNION ALL SELECT (SELECT i."table" FROM "imported_row" i WHERE i."system" = $1 AND i."table" > t."table" ORDER BY i."table" LIMIT 1)
      FROM tables t WHERE t."table" IS NOT NULL)
  SELECT json_agg(json_build_object('entity', q."entity", 'oldId', q."oldId", 'id', r."id"::text) ORDER BY r."lead" DESC, r."outcome", r."id")::text
  FROM json_to_recordset($2::json) AS q("entity" text, "oldId" text) CROSS JOIN tables t CROSS JOIN LATERAL (
    SELECT i."id", i."lead", i."outcome" FROM "imported_row" i
    WHERE i."system" = $1 AND i."table" = t."table" AND i."old_id" = q."oldId" AND i."entity" = q."entity" AND i."id" IS NOT NULL OFFSET 0) r`;

export async function newIdsOf(
  database: Reads,
  system: string,
  asked: readonly { readonly entity: string; readonly oldId: string }[],
): Promise<{ entity: string; oldId: string; id: string }[]> {
  const found = await database.readText(NEW_IDS, [system, JSON.stringify(asked)], { stale: false });
  return (JSON.parse(found ?? 'null') as { entity: string; oldId: string; id: string }[] | null) ?? [];
}

/** With whose account the person signs in whom an old row has become; null: it became nobody. */
const ACCOUNT = `SELECT coalesce(s."account_id", m."account_id")::text FROM "imported_row" r
  LEFT JOIN "student" s ON r."entity" = 'Student' AND s."id" = r."id"
  LEFT JOIN "member" m ON r."entity" = 'Member' AND m."id" = r."id"
  WHERE r."system" = $1 AND r."table" = $2 AND r."old_id" = $3 AND coalesce(s."account_id", m."account_id") IS NOT NULL LIMIT 1`;

export async function accountOfImported(database: Reads, { system, table, oldId }: OldRow): Promise<number | null> {
  const found = await database.readText(ACCOUNT, [system, table, oldId], { stale: false });
  return found === null ? null : Number(found);
}
