/** SQL text and what fills its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends statements one behind the other without waiting between them; the first column of each one's first row. */
export type Send = (statements: readonly Statement[]) => Promise<(string | null)[]>;

/** Sends one statement of a transaction. */
export type SendOne = (statement: Statement) => Promise<string | null>;

/** A parameter as PostgreSQL reads it, whatever its type. Drivers would write a `Date` in the process's own time zone. */
export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map(asElement).join()}}` : String(value);
}

function asElement(value: unknown): string {
  const text = asText(value);
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
