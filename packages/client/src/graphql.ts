import { type DocumentNode, print } from '@0no-co/graphql.web';
import { type DocumentDecoration, initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/introspection.js';

/** How the gateway's own scalars look in JSON: as text, exact to the last digit. */
export interface ScalarTypes {
  /** ISO 8601 in UTC: `2026-01-31T08:00:00.000Z`. */
  DateTime: string;
  /** `YYYY-MM-DD`. */
  Date: string;
  /** `"12.50"`: never a number, which would lose cents. */
  Decimal: string;
}

interface Setup {
  introspection: introspection;
  scalars: ScalarTypes;
}

/**
 * Makes a typed document of GraphQL text, checked by the compiler against the gateway's schema. Fragments that the text spreads follow as a
 * list. urql, Apollo Client and every other client that takes typed documents take it.
 */
export const graphql: initGraphQLTada<Setup> = initGraphQLTada<Setup>();

/** A document that knows what it answers and what it takes, of `graphql()` or of a code generator. */
export interface TypedDocument<Data, Variables> extends DocumentDecoration<Data, Variables> {
  readonly kind: string;
  readonly definitions: readonly unknown[];
}

/** Its text. */
export function textOf(document: TypedDocument<unknown, never>): string {
  return print(document as unknown as DocumentNode);
}

export { type FragmentOf, readFragment, type ResultOf, type VariablesOf } from 'gql.tada';
