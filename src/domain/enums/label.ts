/** What people read for an enum's value. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** A label for each value of an enum, in the order in which a client offers them. */
export type Labels<Key extends string = string> = Readonly<Record<Key, Label>>;

/** The values' descriptions in the schema: their English labels. */
export function describedBy<Key extends string>(labels: Labels<Key>): Record<Key, { description: string }> {
  const entries = Object.entries<Label>(labels).map(([key, { en }]) => [key, { description: `${en}.` }]);
  return Object.fromEntries(entries) as Record<Key, { description: string }>;
}
