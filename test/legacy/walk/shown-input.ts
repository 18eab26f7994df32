/** An input as an answer repeats it: cut to what a text can show. */
export function shownInput(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'key' in value) return shownInput(value.key);
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
