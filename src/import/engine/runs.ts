import type { Session } from './session.js';

/**
 * Begins a run, or goes on with the last one where that was killed on the way and had the same systems and options. Answers its number.
 */
export async function beginRun(session: Session, options: unknown): Promise<{ readonly id: number; readonly resumed: boolean }> {
  const last = await session.ask<{ id: number; same: boolean; finished: boolean } | null>(
    `SELECT json_build_object('id', "id", 'same', "options" = $1::jsonb, 'finished', "finished_at" IS NOT NULL)::text
     FROM "import_run" ORDER BY "id" DESC LIMIT 1`,
    JSON.stringify(options),
  );
  if (last !== null && last.same && !last.finished) return { id: last.id, resumed: true };
  const [id] = await session.keep([
    { text: 'INSERT INTO "import_run" ("options") VALUES ($1::jsonb) RETURNING "id"::text', values: [JSON.stringify(options)] },
    { text: 'DELETE FROM "import_progress"', values: [] },
  ]);
  return { id: Number(id), resumed: false };
}

/** Waits until all of the run is on the disk. */
export async function endRun(session: Session, id: number): Promise<void> {
  await session.run({ text: 'RESET synchronous_commit', values: [] });
  await session.run({ text: 'UPDATE "import_run" SET "finished_at" = now() WHERE "id" = $1::int', values: [id] });
}
