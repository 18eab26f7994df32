import type { Client } from 'pg';

/** Tables that a scenario adds rows to, those that point to others first. */
const TABLES = [
  'audit_event',
  'order_revision_line',
  'order_revision',
  'payment',
  'enrolment',
  'credit_transfer',
  'order_line',
  'orders',
  'cart_line',
] as const;

/** What triggers append to with every change of a row, and the gateway makes short again once a minute. */
const TALLIES = { order_tally: 'status, currency, payment', student_tally: 'status' } as const;

/** Runs work in which students write, and takes away afterwards what they have written, so that each can do it again. */
export async function undoingWrites<T>(database: Client, students: readonly number[], work: () => Promise<T>): Promise<T> {
  const newest: number[] = [];
  for (const table of TABLES) newest.push(await newestId(database, table));
  const { rows: statuses } = await database.query<{ id: number; status: string }>(
    'SELECT id, status::text FROM student WHERE id = ANY($1)',
    [students],
  );
  const { rows: invitations } = await database.query<{ id: number }>(
    'SELECT id FROM recommendation WHERE invitee_id = ANY($1) AND NOT effective',
    [students],
  );
  try {
    return await work();
  } finally {
    for (const [index, table] of TABLES.entries()) await database.query(`DELETE FROM ${table} WHERE id > $1`, [newest[index]]);
    await database.query(
      'UPDATE student SET status = known.status::student_status FROM unnest($1::int[], $2::text[]) known (id, status) WHERE student.id = known.id AND student.status::text <> known.status',
      [statuses.map(({ id }) => id), statuses.map(({ status }) => status)],
    );
    await database.query('UPDATE recommendation SET effective = false WHERE id = ANY($1) AND effective', [invitations.map(({ id }) => id)]);
    for (const [table, told] of Object.entries(TALLIES)) {
      await database.query(`WITH taken AS (DELETE FROM ${table} RETURNING *)
        INSERT INTO ${table} (${told}, delta) SELECT ${told}, sum(delta) FROM taken GROUP BY ${told} HAVING sum(delta) <> 0`);
      await database.query(`VACUUM ${table}`);
    }
  }
}

async function newestId(database: Client, table: string): Promise<number> {
  const { rows } = await database.query<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`);
  return rows[0]?.id ?? 0;
}
