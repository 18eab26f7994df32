import { accessSync, constants } from 'node:fs';
import { StartRefused } from '../../start-refused.js';
import type { Pooling } from './pooling.js';

/** What connections are opened with, and the schema that they work in where the address names one. */
export interface PostgresConnection {
  readonly connectionString: string;
  readonly options?: string;
  readonly schema?: string;
}

/**
 * PostgreSQL would make machine code of a long filter each time anew, which takes longer than all that runs here. Prisma's adapter
 * takes the times of day of every session for those of UTC, whatever the server's own time zone is.
 */
const SESSION = '-c jit=off -c TimeZone=UTC';

/** `prefer` and `allow` would go on without TLS where the server has none: whoever reads along could see to that. */
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const SSL_FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/**
 * Reads a `postgresql://…` address. `sslmode` and its neighbours mean what they mean to psql; `?schema=name`, as Prisma writes it, is no parameter
 * of PostgreSQL's: it becomes the search path of every connection.
 *
 * @throws StartRefused for what cannot be meant, before anything is connected
 */
export function postgresConnection(address: string, pooling: Pooling): PostgresConnection {
  const url = new URL(address);
  const schema = url.searchParams.get('schema');
  if (schema !== null && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(schema))
    throw new StartRefused('The schema in DATABASE_URL must be a plain name: letters, digits and underscores.');
  url.searchParams.delete('schema');
  sayTls(url);
  // A pooler of transactions takes no parameters of sessions: the user's own have to say the same.
  const options = schema === null ? SESSION : `${SESSION} -c search_path="${schema}"`;
  return {
    connectionString: url.toString(),
    ...(pooling === 'session' && { options }),
    ...(schema !== null && { schema }),
  };
}

/** The driver has meanings of its own for these words (`require` would verify), unless it is told to take them as psql does. */
function sayTls({ searchParams }: URL): void {
  const mode = searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode))
    throw new StartRefused(`The sslmode in a PostgreSQL address must be one of ${SSL_MODES.join(', ')}.`);
  for (const name of SSL_FILES) {
    const file = searchParams.get(name);
    if (file !== null && !isReadable(file))
      throw new StartRefused(`The file that ${name} in a PostgreSQL address names cannot be read: ${file}.`);
  }
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert'))
    throw new StartRefused('sslmode=verify-ca in a PostgreSQL address needs sslrootcert, the certificate authority to trust.');
  if (mode === null && SSL_FILES.some((name) => searchParams.has(name)))
    throw new StartRefused('sslrootcert, sslcert and sslkey in a PostgreSQL address need sslmode: verify-full, verify-ca or require.');
  if (mode !== null) searchParams.set('uselibpqcompat', 'true');
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
