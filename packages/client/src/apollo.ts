import { OTHER_KEYS, PARTS } from './cache-keys.js';
import type { Query } from './generated/schema.js';

/** Root fields that answer pages. */
export type ListName = { [Name in keyof Query]-?: Query[Name] extends { nodes: unknown; pageInfo: unknown } ? Name : never }[keyof Query] &
  string;

interface Page {
  readonly nodes?: readonly unknown[];
  readonly edges?: readonly unknown[];
}

interface TypePolicy {
  keyFields?: false | string[] | ((object: Readonly<Record<string, unknown>>) => false | string[]);
  fields?: Record<string, ListPolicy>;
}

interface ListPolicy {
  keyArgs: string[];
  merge: (existing: Page | undefined, incoming: Page, options: { args: Record<string, unknown> | null }) => Page;
}

/**
 * `typePolicies` of an `InMemoryCache`. Lists named in `growing` are one list that grows by `fetchMore` with `after` (endless scrolling); of all
 * others each page is kept by itself, which is what a table with pages wants. Apollo's `relayStylePagination` would forget `nodes`.
 */
export function typePolicies({ growing = [] }: { readonly growing?: readonly ListName[] } = {}): Record<string, TypePolicy> {
  return {
    ...Object.fromEntries(PARTS.map((name) => [name, { keyFields: false } satisfies TypePolicy])),
    ...Object.fromEntries(
      Object.entries(OTHER_KEYS).map(([name, field]) => [
        name,
        { keyFields: (object) => (field in object ? [field] : false) } satisfies TypePolicy,
      ]),
    ),
    Query: { fields: Object.fromEntries(growing.map((name) => [name, GROWING])) },
  };
}

const GROWING: ListPolicy = {
  keyArgs: ['filter', 'orderBy'],
  merge(existing, incoming, { args }) {
    // Without a cursor the list is read anew.
    if (existing === undefined || (args?.['after'] ?? null) === null) return incoming;
    return {
      ...incoming,
      ...(incoming.nodes && { nodes: [...(existing.nodes ?? []), ...incoming.nodes] }),
      ...(incoming.edges && { edges: [...(existing.edges ?? []), ...incoming.edges] }),
    };
  },
};
