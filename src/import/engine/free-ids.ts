import type { Columns } from './columns.js';
import type { Session } from './session.js';

/** An old system that still runs makes rows until the switch: so many of its ids stay free behind the highest, at least. */
const ROOM = 10_000;
const STEP = 100_000;

/** A higher id of an old system is not kept: new rows have theirs behind it, and must have room below the end of 32 bits. */
export const HIGHEST_KEPT = 2_000_000_000;

/** Where a dry run takes ids from: nothing of ours is there, and sequences do not go back with a transaction. */
const DRY_RUN_FROM = HIGHEST_KEPT + 1;

/** Ids for rows that have none of their own. */
export class FreeIds {
  private dry = DRY_RUN_FROM;

  constructor(
    private readonly session: Session,
    private readonly columns: Columns,
  ) {}

  async draw(entity: string, count: number): Promise<number[]> {
    if (this.session.dryRun) return Array.from({ length: count }, () => this.dry++);
    const sequence = `pg_get_serial_sequence('"${this.columns.tableOf(entity)}"', 'id')`;
    return this.session.ask<number[]>(`SELECT json_agg(nextval(${sequence}))::text FROM generate_series(1, $1::int)`, count);
  }

  /** Leaves the ids up to `highest`, and some more, to the old system that keeps its own. */
  async leave(entity: string, highest: number): Promise<void> {
    if (this.session.dryRun || highest === 0) return;
    const name = `pg_get_serial_sequence('"${this.columns.tableOf(entity)}"', 'id')`;
    const upTo = Math.ceil((highest + ROOM) / STEP) * STEP;
    const last = await this.session.ask<number>(
      `SELECT coalesce((SELECT s."last_value" FROM pg_sequences s WHERE format('%I.%I', s.schemaname, s.sequencename)::regclass = ${name}::regclass), 0)::text`,
    );
    if (last < upTo) await this.session.ask(`SELECT setval(${name}, $1::bigint)::text`, upTo);
  }
}
