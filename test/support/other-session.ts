import pg from 'pg';

/** A session of somebody else's on the database, such as an operator's. */
export async function openOtherSession(
  url: string,
): Promise<{ run(sql: string): Promise<Record<string, unknown>[]>; close(): Promise<void> }> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    run: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  };
}
