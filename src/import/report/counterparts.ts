import { toJson } from '../engine/json.js';
import { BY_KEY } from '../engine/ledger.js';
import type { SystemRun } from '../engine/run-parts.js';
import type { Comparison, TableMapping } from '../mapping/declare.js';

/** What an old row has become, as it is now. */
export interface Counterpart {
  readonly outcome: 'WRITTEN' | 'MERGED' | 'SET_ASIDE';
  readonly sourceHash: string | null;
  readonly notes: readonly string[];
  readonly conflicts: readonly string[];
  /** Null: there is no row of ours, or none any more. */
  readonly values: Readonly<Record<string, { readonly value: string | null; readonly changedHere: boolean }>> | null;
}

type Stored = [
  oldId: string,
  outcome: Counterpart['outcome'],
  sourceHash: string | null,
  notes: string[],
  conflicts: string[],
  there: boolean,
  values: Record<string, [value: string | null, hash: number | null]>,
  columnsId: number | null,
  written: (number | null)[],
];

export async function counterparts(
  run: SystemRun,
  { table }: TableMapping,
  { entity, money = {}, status }: Comparison,
  oldIds: readonly string[],
): Promise<Map<string, Counterpart>> {
  const fields = [...Object.values(money), ...(status === undefined ? [] : [status.field])];
  const values = fields.map((field) => {
    const { name } = run.columns.of(entity, field);
    return `'${field}', json_build_array(t."${name}"::text, hashtext(t."${name}"::text))`;
  });
  const rows = await run.session.ask<Stored[] | null>(
    `SELECT json_agg(json_build_array(r."old_id", r."outcome", r."source_hash"::text, r."notes", r."conflicts", t."id" IS NOT NULL,
       json_build_object(${values.join(', ')}), r."columns_id", r."written"))::text
     FROM ${BY_KEY} r LEFT JOIN "${run.columns.tableOf(entity)}" t ON r."entity" = '${entity}' AND t."id" = r."id"
     WHERE r."lead"`,
    run.mapping.system,
    table,
    toJson(oldIds),
  );
  const found = new Map<string, Counterpart>();
  for (const [oldId, outcome, sourceHash, notes, conflicts, there, now, columnsId, written] of rows ?? []) {
    const list = await run.lists.listOf(columnsId);
    const compared = Object.entries(now).map(([field, [value, hash]]) => {
      const place = list.indexOf(field);
      return [field, { value, changedHere: place >= 0 && written[place] !== hash }] as const;
    });
    found.set(oldId, { outcome, sourceHash, notes, conflicts, values: there ? Object.fromEntries(compared) : null });
  }
  return found;
}
