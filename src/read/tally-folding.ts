import type { GraphQLSchema } from 'graphql';
import type { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';
import { runJob } from '../platform/database/turns.js';
import type { DataModel, Model } from './datamodel.js';
import { typeReading } from './readable.js';
import { identifier, join, sql } from './sql.js';

/** Names the job among advisory locks: "taly". */
const JOB = 0x74616c79;

/** As many rows are summed up in no time. */
const FEW = 1000;

/** Keeps tallies short, to which each write appends. */
export class TallyFolding {
  private readonly tallies: readonly Model[];

  constructor(
    private readonly database: Database,
    schema: GraphQLSchema,
    datamodel: DataModel,
  ) {
    const names = Object.values(schema.getTypeMap()).flatMap((type) => typeReading(type)?.tally?.model ?? []);
    this.tallies = [...new Set(names)].flatMap((name) => datamodel.models[name] ?? []);
  }

  /** Makes one row of all that tell of the same, in each tally that has more than `few`. Answers how many rows are left of those; null where another process is at it. */
  async run(few = FEW): Promise<number | null> {
    let folded: number | null = null;
    for (const tally of this.tallies) {
      const kept = await runJob(this.database, JOB, folding(tally, few));
      if (kept === null) continue;
      folded = (folded ?? 0) + kept;
      // Until then every reader goes past the rows that were taken, and the embedded database has nobody else to do it.
      // Truncation is left out: for that everybody would have to wait.
      if (kept > 0) await this.database.maintain(sql`VACUUM (TRUNCATE false) ${identifier(tally.table)}`.sql);
    }
    return folded;
  }
}

/** One statement, so that every reader sees either the rows that were there or the folded ones. Answers how many it wrote. */
function folding(tally: Model, few: number): Statement {
  const table = identifier(tally.table);
  const told = Object.values(tally.columns).filter(({ name }) => name !== 'id' && name !== 'delta');
  const columns = join(
    told.map(({ name }) => identifier(name)),
    ', ',
  );
  return sql`
    WITH taken AS (DELETE FROM ${table} WHERE (SELECT count(*) FROM ${table}) > ${few}::int RETURNING *),
      kept AS (INSERT INTO ${table} (${columns}, delta) SELECT ${columns}, sum(delta) FROM taken GROUP BY ${columns} HAVING sum(delta) <> 0 RETURNING 1)
    SELECT count(*)::text FROM kept`;
}
