import type { Statement } from '../../platform/database/statement.js';
import type { Columns, ColumnType } from './columns.js';
import { toJson } from './json.js';

/** A row of ours to be written, and what is remembered of it. */
export interface Writing {
  readonly oldId: string;
  readonly part: string;
  readonly lead: boolean;
  readonly id: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sourceHash: string | null;
  readonly notes: readonly string[];
  /** Of each field the hash that it was written with; undefined: it was not written before. */
  readonly written?: readonly (number | null | undefined)[];
}

/** Rows of one kind with the same fields. */
export interface WritingGroup {
  readonly system: string;
  readonly table: string;
  readonly entity: string;
  readonly fields: readonly string[];
  readonly columnsId: number;
  readonly rows: readonly Writing[];
}

/** Not compared with what was written: it moves with everything else. */
const MOVING = 'updatedAt';

const NAMES = `"system", "table", "entity", "columns_id", "old_id", "part", "id", "outcome", "lead", "source_hash", "written", "notes", "conflicts"`;

/** New rows, and the ledger's entry for each. */
export function insertSql(columns: Columns, group: WritingGroup): Statement {
  const { entity, fields } = group;
  const list = fields.map((field) => columns.of(entity, field));
  const names = ['"id"', ...list.map(({ name }) => `"${name}"`)].join(', ');
  const text = `WITH s AS (SELECT * FROM json_to_recordset($5::json) AS x(${recordOf(list)})),
    w AS (INSERT INTO "${columns.tableOf(entity)}" (${names})
      SELECT ${['"_id"', ...list.map((_, place) => `"f${place}"`)].join(', ')} FROM s RETURNING "id", ${hashes(compared(list, fields), (name) => `"${name}"`)} AS "written")
    INSERT INTO "imported_row" (${NAMES})
    SELECT $1, $2, $3, $4::int, s."_old", s."_part", s."_id", 'WRITTEN', s."_lead", s."_hash", w."written", s."_notes", '{}' FROM s JOIN w ON w."id" = s."_id"`;
  return { text, values: [...headOf(group), rowsOf(group)] };
}

/**
 * Rows that are there already. A value goes over where the old system's has changed since it was written and ours has not; where both have, ours
 * stays, and the field is a conflict, unless `overwrite`. With `fillOnly` a value goes over where ours is empty. Rows that nothing goes
 * over to are not touched. Answers the number of rows that were changed.
 */
export function updateSql(columns: Columns, group: WritingGroup, mode: { fillOnly: boolean; overwrite: boolean }): Statement {
  const { entity, fields } = group;
  const list = fields.map((field) => columns.of(entity, field));
  const places = fields.map((_, place) => place).filter((place) => fields[place] !== MOVING);
  const moving = fields.indexOf(MOVING);
  const table = columns.tableOf(entity);
  const now = hashes(compared(list, fields), (name) => `t."${name}"`);
  const fresh = `ARRAY[${places.map((place) => `hashtext(s."f${place}"::text)`).join(', ')}]::int[]`;
  const takes = (place: number, nth: number): string => {
    if (mode.fillOnly && fields[place] === JOINED) return joins(list[place]?.name ?? '', place, nth);
    if (mode.fillOnly)
      return `(coalesce(t."${list[place]?.name}"::text, '') IN ('', '{}') AND c."new"[${nth}] IS DISTINCT FROM c."now"[${nth}])`;
    const free = mode.overwrite ? 'true' : `c."now"[${nth}] IS NOT DISTINCT FROM c."_written"[${nth}]`;
    return `(c."new"[${nth}] IS DISTINCT FROM c."now"[${nth}] AND (NOT c."_known"[${nth}] OR (${free} AND c."new"[${nth}] IS DISTINCT FROM c."_written"[${nth}])))`;
  };
  const taken = (name: string, place: number): string =>
    mode.fillOnly && fields[place] === JOINED ? `concat_ws(' ', t."${name}", d."f${place}")` : `d."f${place}"`;
  const conflicts = (nth: number): string =>
    `(c."_known"[${nth}] AND c."new"[${nth}] IS DISTINCT FROM c."_written"[${nth}] AND c."now"[${nth}] IS DISTINCT FROM c."_written"[${nth}] AND c."new"[${nth}] IS DISTINCT FROM c."now"[${nth}])`;
  const flags = places.map((place, index) => `${takes(place, index + 1)} AS "t${place}"`);
  const clashes =
    mode.fillOnly || mode.overwrite
      ? `'{}'::text[]`
      : `array_remove(ARRAY[${places.map((place, index) => `CASE WHEN ${conflicts(index + 1)} THEN '${fields[place]}' END`).join(', ')}]::text[], NULL)`;
  const after = places.map(
    (place, index) =>
      `CASE WHEN d."t${place}" OR d."new"[${index + 1}] IS NOT DISTINCT FROM d."now"[${index + 1}] THEN d."new"[${index + 1}] ELSE d."_written"[${index + 1}] END`,
  );
  // A row of a fresh gateway that becomes the old one: it was not touched here when the gateway was made.
  const first = mode.fillOnly || places.length === 0 || moving < 0 ? 'false' : 'NOT d."_known"[1]';
  const any = [...places.map((place) => `d."t${place}"`), ...(first === 'false' ? [] : [first])].join(' OR ') || 'false';
  const set = [
    ...places.map(
      (place) =>
        `"${list[place]?.name}" = CASE WHEN d."t${place}" THEN ${taken(list[place]?.name ?? '', place)} ELSE t."${list[place]?.name}" END`,
    ),
    ...(moving < 0
      ? []
      : [
          `"updated_at" = ${first === 'false' ? '' : `CASE WHEN ${first} THEN d."f${moving}" ELSE `}greatest(t."updated_at", d."f${moving}")${first === 'false' ? '' : ' END'}`,
        ]),
  ];
  const text = `WITH s AS (SELECT * FROM json_to_recordset($5::json) AS x(${recordOf(list)}, "_written" int[], "_known" boolean[])),
    c AS (SELECT s.*, ${fresh} AS "new", ${now} AS "now" FROM s JOIN "${table}" t ON t."id" = s."_id"),
    d AS (SELECT c.*, ${[...flags, `${clashes} AS "_conflicts"`].join(', ')} FROM c JOIN "${table}" t ON t."id" = c."_id"),
    u AS (UPDATE "${table}" t SET ${set.join(', ') || '"id" = t."id"'} FROM d WHERE t."id" = d."_id" AND (${any}) RETURNING 1),
    l AS (INSERT INTO "imported_row" (${NAMES})
      SELECT $1, $2, $3, $4::int, "_old", "_part", "_id", '${mode.fillOnly ? 'MERGED' : 'WRITTEN'}', "_lead", CASE WHEN "_conflicts" = '{}' THEN "_hash" END,
        ARRAY[${after.join(', ')}]::int[], "_notes", "_conflicts" FROM d
      ON CONFLICT ("system", "table", "old_id", "entity", "part") DO UPDATE SET "columns_id" = excluded."columns_id", "id" = excluded."id", "lead" = excluded."lead",
        "source_hash" = excluded."source_hash", "written" = excluded."written", "notes" = excluded."notes", "conflicts" = excluded."conflicts")
    SELECT count(*)::text FROM u`;
  return { text, values: [...headOf(group), rowsOf(group)] };
}

/** Both hashes of an account that was two open it (src/access/stored-hash.ts): a second one stands behind the first. */
const JOINED = 'passwordHash';

/**
 * Once, and not again when its owner has changed the password since; and into an account that an import has made, not into one that was
 * made here, which an old password must not open.
 */
function joins(name: string, place: number, nth: number): string {
  return `(c."f${place}" IS NOT NULL AND position(c."f${place}" IN coalesce(t."${name}", '')) = 0
    AND NOT (c."_known"[${nth}] AND c."new"[${nth}] IS NOT DISTINCT FROM c."_written"[${nth}])
    AND EXISTS (SELECT FROM "imported_row" i WHERE i."entity" = 'Account' AND i."id" = t."id" AND i."outcome" = 'WRITTEN'))`;
}

/** The place of each compared field among the hashes. */
export function comparedFields(fields: readonly string[]): string[] {
  return fields.filter((field) => field !== MOVING);
}

function compared(list: readonly ColumnType[], fields: readonly string[]): ColumnType[] {
  return list.filter((_, place) => fields[place] !== MOVING);
}

function hashes(list: readonly ColumnType[], of: (name: string) => string): string {
  return `ARRAY[${list.map(({ name }) => `hashtext(${of(name)}::text)`).join(', ')}]::int[]`;
}

function recordOf(list: readonly ColumnType[]): string {
  const own = ['"_old" text', '"_part" text', '"_lead" boolean', '"_id" int', '"_hash" bigint', '"_notes" text[]'];
  return [...own, ...list.map(({ type }, place) => `"f${place}" ${type}`)].join(', ');
}

function headOf({ system, table, entity, columnsId }: WritingGroup): unknown[] {
  return [system, table, entity, columnsId];
}

function rowsOf({ fields, rows }: WritingGroup): string {
  return toJson(
    rows.map(({ oldId, part, lead, id, sourceHash, notes, values, written }) => ({
      _old: oldId,
      _part: part,
      _lead: lead,
      _id: id,
      _hash: sourceHash,
      _notes: notes,
      ...(written && { _written: written.map((hash) => hash ?? null), _known: written.map((hash) => hash !== undefined) }),
      ...Object.fromEntries(fields.map((field, place) => [`f${place}`, values[field] ?? null])),
    })),
  );
}
