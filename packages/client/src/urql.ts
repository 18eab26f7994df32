import { OTHER_KEYS, PARTS } from './cache-keys.js';

/** Graphcache's `keys`: all types without an `id`. Pages of a list that grows: `resolvers: { Query: { orders: relayPagination() } }`. */
export const keys: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string | null>> = {
  ...Object.fromEntries(PARTS.map((name) => [name, () => null])),
  ...Object.fromEntries(
    Object.entries(OTHER_KEYS).map(([name, field]) => [name, (data: Readonly<Record<string, unknown>>) => textOf(data[field])]),
  ),
};

/** Null, so embedded, where the field was not asked for. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
