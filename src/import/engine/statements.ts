import type { Statement } from '../../platform/database/statement.js';
import { SetAside } from '../mapping/declare.js';
import { groupBy } from './group-by.js';
import { toJson } from './json.js';
import type { Mapped } from './mapped.js';
import type { Placed, Way } from './placed.js';
import { type Step, type SystemRun } from './run-parts.js';
import { comparedFields, insertSql, updateSql, type Writing, type WritingGroup } from './writes-sql.js';

/** Rows of ours that mean nothing without the old one: gone from it, they go here. Others stay, whatever becomes of the old row. */
const PARTS = ['WantedCampus', 'ProjectFee', 'OrderRevisionLine'];

/** One statement for each kind of row and way of writing it; what is referred to comes first. */
export async function statementsOf(run: SystemRun, step: Step, placed: readonly Placed[]): Promise<{ way: Way; statement: Statement }[]> {
  // A row that was merged with another of the batch, or is written as two parts, is written once in each statement.
  const groups = groupBy(inOrder(placed), ({ target, way, values }) => `${target.entity}\0${way}\0${Object.keys(values).sort().join()}`);
  const statements: { way: Way; statement: Statement }[] = [];
  for (const rows of groups.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const fields = Object.keys(first.values).sort();
    const columnsId = await run.lists.idOf(comparedFields(fields));
    const group: WritingGroup = {
      system: run.mapping.system,
      table: step.table.table,
      entity: first.target.entity,
      fields,
      columnsId,
      rows: rows.map((one) => writingOf(one, comparedFields(fields))),
    };
    const { way } = first;
    const statement =
      way === 'insert'
        ? insertSql(run.columns, group)
        : updateSql(run.columns, group, { fillOnly: way === 'fill', overwrite: run.overwrite });
    statements.push({ way, statement });
  }
  return statements;
}

/** In the order in which the mapping names the kinds: the first row that has all of them tells it. */
function inOrder(placed: readonly Placed[]): Placed[] {
  const ranks = new Map<string, number>();
  for (const rows of groupBy(placed, ({ mapped }) => mapped).values()) {
    let rank = 0;
    for (const { target } of rows) {
      rank = Math.max(rank + 1, ranks.get(target.entity) ?? 0);
      ranks.set(target.entity, rank);
    }
  }
  return [...placed].sort((one, other) => (ranks.get(one.target.entity) ?? 0) - (ranks.get(other.target.entity) ?? 0));
}

function writingOf({ mapped, target, lead, way, id, values, notes, prior }: Placed, fields: readonly string[]): Writing {
  const hashes = new Map(prior?.fields.map((field, place) => [field, prior.written[place] ?? null]));
  return {
    oldId: mapped.at.oldId,
    part: target.part,
    lead,
    id,
    values,
    sourceHash: mapped.unresolved ? null : mapped.at.hash,
    notes,
    ...(way !== 'insert' && { written: fields.map((field) => hashes.get(field)) }),
  };
}

/** What the ledger says of these rows and does not hold any more. */
export function forgetSql(run: SystemRun, step: Step, mapped: readonly Mapped[], placed: readonly Placed[]): Statement[] {
  if (step.kind === 'links') return [];
  const written = mapped.filter(({ outcome, known }) => !(outcome instanceof SetAside) && known.some((one) => one.outcome === 'SET_ASIDE'));
  const statements: Statement[] = [];
  if (written.length > 0) {
    statements.push({
      text: `DELETE FROM "imported_row" WHERE "system" = $1 AND "table" = $2 AND "entity" = '' AND "old_id" = ANY (ARRAY(SELECT json_array_elements_text($3::json)))`,
      values: [run.mapping.system, step.table.table, toJson(written.map(({ at }) => at.oldId))],
    });
  }
  const still = new Set(placed.map(({ mapped: { at }, target }) => `${at.oldId}\0${target.entity}\0${target.part}`));
  const gone = mapped.flatMap(({ at, known, outcome }) =>
    outcome instanceof SetAside
      ? []
      : known
          .filter(({ entity, part }) => PARTS.includes(entity) && part !== 'links' && !still.has(`${at.oldId}\0${entity}\0${part}`))
          .map((one) => ({ ...one, oldId: at.oldId })),
  );
  for (const [entity, rows] of groupBy(gone, (one) => one.entity)) {
    statements.push({
      text: `WITH g AS (SELECT * FROM json_to_recordset($4::json) AS x("oldId" text, "part" text, "id" int)),
        d AS (DELETE FROM "${run.columns.tableOf(entity)}" t USING g WHERE t."id" = g."id")
        DELETE FROM "imported_row" r USING g WHERE r."system" = $1 AND r."table" = $2 AND r."entity" = $3 AND r."old_id" = g."oldId" AND r."part" = g."part"`,
      values: [run.mapping.system, step.table.table, entity, toJson(rows.map(({ oldId, part, id }) => ({ oldId, part, id })))],
    });
  }
  return statements;
}

/** Remembers what was set aside, and why. What was written before stays, with the reason that it is not taken any more. */
export function setAsideSql(run: SystemRun, step: Step, rows: readonly Mapped[]): Statement[] {
  const reasons = rows.flatMap(({ at, known, outcome }) =>
    outcome instanceof SetAside
      ? [{ oldId: at.oldId, reason: outcome.reason, entity: known.find((one) => one.lead && one.entity !== '')?.entity ?? '' }]
      : [],
  );
  if (reasons.length === 0) return [];
  return [
    {
      text: `INSERT INTO "imported_row" ("system", "table", "old_id", "entity", "part", "outcome", "lead", "notes")
        SELECT $1, $2, x."oldId", x."entity", '', 'SET_ASIDE', true, ARRAY[x."reason"]
        FROM json_to_recordset($3::json) AS x("oldId" text, "reason" text, "entity" text)
        ON CONFLICT ("system", "table", "old_id", "entity", "part") DO UPDATE SET "source_hash" = NULL,
          "notes" = CASE WHEN "imported_row"."entity" = '' THEN excluded."notes" ELSE ARRAY['not taken over any more: ' || excluded."notes"[1]] END`,
      values: [run.mapping.system, step.table.table, toJson(reasons)],
    },
  ];
}

/** Set aside because the database refused it. */
export class Refused extends SetAside {}

/** The row itself is written; that what it refers to could not be is a note of it. */
export function refusedLinksSql(run: SystemRun, step: Step, rows: readonly Mapped[]): Statement[] {
  const notes = rows.flatMap(({ at, outcome }) =>
    outcome instanceof Refused ? [{ oldId: at.oldId, note: `links: ${outcome.reason}` }] : [],
  );
  if (notes.length === 0) return [];
  return [
    {
      text: `UPDATE "imported_row" r SET "notes" = r."notes" || x."note" FROM json_to_recordset($3::json) AS x("oldId" text, "note" text)
        WHERE r."system" = $1 AND r."table" = $2 AND r."old_id" = x."oldId" AND r."lead" AND NOT x."note" = ANY (r."notes")`,
      values: [run.mapping.system, step.table.table, toJson(notes)],
    },
  ];
}
