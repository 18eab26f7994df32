/** JSON that is written already, most of it by the database. Where it stands in an answer it is sent as it is. */
export class JsonText {
  constructor(readonly text: string) {}

  /** For whoever writes or compares an answer that holds it by other means. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** JSON of an object whose values may be written already, as `JSON.stringify` writes it. */
export function objectText(values: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    const text = value instanceof JsonText ? value.text : JSON.stringify(value);
    if (text !== undefined) pairs.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${pairs.join()}}`;
}

/** JSON of an answer's body. What is written already stands at its top, or is all of it. */
export function bodyText(body: unknown): string {
  if (body instanceof JsonText) return body.text;
  const holdsText = typeof body === 'object' && body !== null && Object.values(body).some((value) => value instanceof JsonText);
  return holdsText ? objectText({ ...body }) : JSON.stringify(body);
}
