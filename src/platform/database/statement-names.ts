/** Statements beyond this many are sent unnamed: a prepared statement holds memory in every connection of the server. */
const MAX_PREPARED_STATEMENTS = 500;

/** Names repeated statements, so that PostgreSQL parses and plans each once a connection. */
export function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_PREPARED_STATEMENTS) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** For connections that change between two transactions: what one has prepared, the next does not know. */
export function unnamed(): string {
  return '';
}
