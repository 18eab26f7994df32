/** Narrowing of the untyped values a YAML document is made of. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Texts of a list of notes; YAML reads `a: b` in an unquoted note as a mapping, which is written back. */
export function textsOf(value: unknown): string[] {
  return listOf(value).map((entry) =>
    isMapping(entry)
      ? Object.entries(entry)
          .map(([key, text]) => `${key}: ${String(text)}`)
          .join(', ')
      : String(entry),
  );
}

/** A table of texts, e.g. `validation_messages`; entries that are no text are left out. */
export function textTable(value: unknown): Readonly<Record<string, string>> {
  const table: Record<string, string> = {};
  for (const [key, text] of Object.entries(mappingOf(value))) {
    if (typeof text === 'string') table[key] = text;
  }
  return table;
}
