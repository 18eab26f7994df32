import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { StartRefused } from '../../platform/start-refused.js';
import type { Source, SourceRow } from './source.js';
import { sqlSource } from './sql-source.js';

/** The columns of the database's tables (a view's rows are those of tables), with names that are the same in every version and setting of the server. */
const COLUMNS = `SELECT c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS \`column\` FROM information_schema.COLUMNS c
JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME AND t.TABLE_TYPE <> 'VIEW'
WHERE c.TABLE_SCHEMA = database() ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`;

/**
 * An old system in MySQL or MariaDB: on one connection, in one transaction that reads and shows everything as it was at its beginning,
 * however long the import takes and whoever writes meanwhile.
 */
export async function openMysql(url: string): Promise<Source> {
  const connection = await createConnection({
    uri: url,
    charset: 'utf8mb4',
    // Every value as its text; what is no text (a picture in a BLOB, say) in hexadecimal digits.
    typeCast: (field) => (field.type === 'BIT' ? (field.buffer()?.toString('hex') ?? null) : field.string()),
  }).catch((error: unknown) => {
    throw new StartRefused(`${withoutPassword(url)} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  const ask = async (text: string, values: readonly (string | number)[]): Promise<SourceRow[]> => {
    const [rows] = await connection.query<RowDataPacket[]>(text, [...values]);
    return rows as SourceRow[];
  };
  // TIMESTAMP columns are answered in the session's zone: in UTC, whatever the server's is.
  await connection.query("SET time_zone = '+00:00'");
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  return sqlSource({
    ask,
    quote: (name) => `\`${name.replaceAll('`', '``')}\``,
    columnsOfAllTables: COLUMNS,
    close: () => connection.end(),
  });
}

/** An address as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1@');
}
