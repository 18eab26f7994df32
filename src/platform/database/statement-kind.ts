/** Whether a statement only reads, and locks nothing. When in doubt it does not. */
export function isReading(statement: string): boolean {
  return /^\s*(?:SELECT|WITH)\b/i.test(statement) && !/\b(?:INSERT|UPDATE|DELETE|SHARE)\b/.test(statement);
}
