import type { Log } from '../../log.js';
import { StartRefused } from '../../start-refused.js';
import type { Ask } from './lock-watch.js';

/**
 * `session`: a connection is ours from when it is opened until it is closed. `transaction`: a pooler such as PgBouncer lends one for each
 * transaction, so that statements have no names, nothing is set for a session, and locks end with their transaction.
 */
export type Pooling = 'session' | 'transaction';

export const NEEDS_SESSION =
  'This takes a connection of its own, which a pooler of transactions does not give: set DATABASE_DIRECT_URL to the database without the pooler.';

const ASKED = `SELECT current_setting('TimeZone'), current_setting('statement_timeout'), current_setting('lock_timeout'),
  current_setting('idle_in_transaction_session_timeout'), current_setting('jit'), current_schema()::text, current_user::text`;

const UTC = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Universal', 'Zulu', 'UCT']);

/**
 * What the gateway says of each connection itself when it is its own, the database user has to say where a pooler is between. Wrong times and
 * another schema would make wrong answers: without those the start is refused; limits that miss are warned of.
 * @throws StartRefused with the statement that mends it
 */
export async function checkPooledSession(ask: Ask, schema: string | undefined, log: Log): Promise<void> {
  const [row] = await ask(ASKED, []);
  const [timeZone, statement, lock, idle, jit, present, user] = (row ?? []).map(String);
  const set = (what: string): string => `ALTER ROLE "${user}" SET ${what}`;
  if (!UTC.has(timeZone ?? ''))
    throw new StartRefused(`Behind the pooler the database's time zone is ${timeZone}. Run: ${set("timezone = 'UTC'")};`);
  if (schema !== undefined && present !== schema)
    throw new StartRefused(
      `Behind the pooler the schema is ${present}, and not the one in DATABASE_URL. Run: ${set(`search_path = "${schema}"`)};`,
    );
  const missing = [
    ...(statement === '0' ? [set("statement_timeout = '10s'")] : []),
    ...(lock === '0' ? [set("lock_timeout = '3s'")] : []),
    ...(idle === '0' ? [set("idle_in_transaction_session_timeout = '5s'")] : []),
    ...(jit === 'on' ? [set('jit = off')] : []),
  ];
  if (missing.length > 0)
    log.warn({ run: `${missing.join('; ')};` }, 'Behind the pooler nothing limits how long statements and locks take.');
}
