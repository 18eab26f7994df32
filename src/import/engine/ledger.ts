import { toJson } from './json.js';
import type { Session } from './session.js';

/** A row of ours that an old row has become at an earlier import, or that it was set aside. */
export interface Known {
  readonly entity: string;
  readonly part: string;
  readonly id: number | null;
  readonly outcome: 'WRITTEN' | 'MERGED' | 'SET_ASIDE';
  readonly lead: boolean;
  readonly sourceHash: string | null;
  readonly fields: readonly string[];
  readonly written: readonly (number | null)[];
}

/** The names of columns that rows of one kind were written with: they stand once, under a number. */
export class ColumnLists {
  private readonly ids = new Map<string, number>();
  private readonly lists = new Map<number, readonly string[]>();

  constructor(private readonly session: Session) {}

  async idOf(fields: readonly string[]): Promise<number> {
    const name = fields.join();
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const list = 'ARRAY(SELECT json_array_elements_text($1::json))';
    const given = toJson(fields);
    const id =
      (await this.session.ask<number | null>(`SELECT "id"::text FROM "imported_columns" WHERE "fields" = ${list}`, given)) ??
      (await this.session.ask<number>(`INSERT INTO "imported_columns" ("fields") VALUES (${list}) RETURNING "id"::text`, given));
    this.ids.set(name, id);
    this.lists.set(id, fields);
    return id;
  }

  async listOf(id: number | null): Promise<readonly string[]> {
    if (id === null) return [];
    if (!this.lists.has(id)) {
      const fields = await this.session.ask<string[] | null>(
        'SELECT to_json("fields")::text FROM "imported_columns" WHERE "id" = $1::int',
        id,
      );
      this.lists.set(id, fields ?? []);
    }
    return this.lists.get(id) ?? [];
  }
}

type Stored = [
  oldId: string,
  entity: string,
  part: string,
  id: number | null,
  outcome: Known['outcome'],
  lead: boolean,
  sourceHash: string | null,
  columnsId: number | null,
  written: (number | null)[],
];

/**
 * The rows of a page, each looked up by its whole key ($1 system, $2 table, $3 old ids). OFFSET 0 keeps the look-up as it is written: without
 * statistics, PostgreSQL takes a table for small, and would read all of it for each page.
 */
export const BY_KEY = `json_array_elements_text($3::json) AS given(id) CROSS JOIN LATERAL (
  SELECT * FROM "imported_row" i WHERE i."system" = $1 AND i."table" = $2 AND i."old_id" = given.id OFFSET 0)`;

/** Whether nothing of an old table has been imported yet. */
export async function isNew(session: Session, system: string, table: string): Promise<boolean> {
  return session.ask<boolean>(
    'SELECT to_json(NOT EXISTS (SELECT FROM "imported_row" WHERE "system" = $1 AND "table" = $2))::text',
    system,
    table,
  );
}

/** What is known of old rows, by their old id. */
export async function knownRows(
  session: Session,
  lists: ColumnLists,
  { system, table, oldIds }: { system: string; table: string; oldIds: readonly string[] },
): Promise<Map<string, Known[]>> {
  const rows = await session.ask<Stored[] | null>(
    `SELECT json_agg(json_build_array(r."old_id", r."entity", r."part", r."id", r."outcome", r."lead", r."source_hash"::text, r."columns_id", r."written"))::text
     FROM ${BY_KEY} r`,
    system,
    table,
    toJson(oldIds),
  );
  const known = new Map<string, Known[]>();
  for (const [oldId, entity, part, id, outcome, lead, sourceHash, columnsId, written] of rows ?? []) {
    const fields = await lists.listOf(columnsId);
    const one: Known = { entity, part, id, outcome, lead, sourceHash, fields, written };
    const parts = known.get(oldId);
    if (parts === undefined) known.set(oldId, [one]);
    else parts.push(one);
  }
  return known;
}

/** A row that was set aside, or of which something was noted. */
export interface Notable {
  readonly oldId: string;
  readonly entity: string;
  readonly id: number | null;
  readonly setAside: boolean;
  readonly notes: readonly string[];
  readonly conflicts: readonly string[];
}

type StoredNotable = [
  oldId: string,
  entity: string,
  part: string,
  id: number | null,
  outcome: Known['outcome'],
  notes: string[],
  conflicts: string[],
];

const PAGE = 2000;

/** All of them of one table, page by page along the ledger's key, so that no more than a page is in memory. */
export async function* readNotable(session: Session, system: string, table: string): AsyncGenerator<Notable[]> {
  let after = ['', '', ''];
  for (;;) {
    const rows = await session.ask<StoredNotable[] | null>(
      `SELECT json_agg(json_build_array(r."old_id", r."entity", r."part", r."id", r."outcome", r."notes", r."conflicts"))::text
       FROM (SELECT * FROM "imported_row" WHERE "system" = $1 AND "table" = $2 AND ("old_id", "entity", "part") > ($3, $4, $5)
         AND ("outcome" = 'SET_ASIDE' OR "notes" <> '{}' OR "conflicts" <> '{}') ORDER BY "old_id", "entity", "part" LIMIT ${PAGE}) r`,
      system,
      table,
      ...after,
    );
    if (rows === null) return;
    yield rows.map(([oldId, entity, , id, outcome, notes, conflicts]) => ({
      oldId,
      entity,
      id,
      setAside: outcome === 'SET_ASIDE',
      notes,
      conflicts,
    }));
    after = rows.at(-1)?.slice(0, 3) as string[];
  }
}
