import type { Statement } from '../../platform/database/statement.js';
import { toJson } from './json.js';
import type { Session } from './session.js';

/** What a run has counted in one table. */
export interface StepCounts {
  read: number;
  unchanged: number;
  inserted: number;
  updated: number;
  /** Values in columns without a home, and in columns that no mapping knows. */
  readonly homeless: Record<string, number>;
}

/** How far the present run is in one table. */
export interface StepProgress {
  readonly cursor: Cursor | null;
  readonly counts: StepCounts;
  readonly done: boolean;
}

export interface Cursor {
  readonly after: readonly string[];
  /** The last key and how many rows had it, where a table may hold one twice. */
  readonly last?: readonly [key: string, times: number] | undefined;
}

export function noCounts(): StepCounts {
  return { read: 0, unchanged: 0, inserted: 0, updated: 0, homeless: {} };
}

export async function progressOf(session: Session, system: string, step: string): Promise<StepProgress> {
  const found = await session.ask<{ cursor: string | null; counts: StepCounts; done: boolean } | null>(
    `SELECT to_json(p)::text FROM "import_progress" p WHERE p."system" = $1 AND p."step" = $2`,
    system,
    step,
  );
  if (found === null) return { cursor: null, counts: noCounts(), done: false };
  return {
    ...found,
    cursor: found.cursor === null ? null : (JSON.parse(found.cursor) as Cursor),
    counts: { ...noCounts(), ...found.counts },
  };
}

export function progressSql(system: string, step: string, { cursor, counts, done }: StepProgress): Statement {
  return {
    text: `INSERT INTO "import_progress" ("system", "step", "cursor", "counts", "done") VALUES ($1, $2, $3, $4::jsonb, $5::boolean)
      ON CONFLICT ("system", "step") DO UPDATE SET "cursor" = excluded."cursor", "counts" = excluded."counts", "done" = excluded."done"`,
    values: [system, step, cursor === null ? null : toJson(cursor), toJson(counts), done],
  };
}
