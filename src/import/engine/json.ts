/** What PostgreSQL refuses in JSON: zero bytes and halves of characters. */
const REFUSED = /\\u(?:0000|d[89a-f])/;

/** JSON as PostgreSQL reads it, of whatever texts an old system holds: what is no character is left out of them. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  return REFUSED.test(text) ? JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? onlyCharacters(one) : one)) : text;
}

/** A text without zero bytes, and with a sign in the place of halves of characters. */
export function onlyCharacters(text: string): string {
  return /[\0\uD800-\uDFFF]/.test(text) ? text.replaceAll('\0', '').toWellFormed() : text;
}
