import type { Zone } from './instants.js';

/*
 * How an API shows a row, as data: for each of its keys, in order, where the value stands in GraphQL's answer and how it is written.
 * The read engine writes such a row in its statement (`read/statement/shaped-sql.ts`), and `writer.ts` makes the same of a row that is
 * in the process, letter for letter: what a resolver or a mutation has answered.
 */

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How a value is written; null is always null. */
export type Format =
  /** As GraphQL answers it. */
  | { readonly as: 'it is' }
  /** A decimal as a JSON number: `1.10` is 1.1. */
  | { readonly as: 'number' }
  /** An instant on the clock of a zone. */
  | { readonly as: 'time'; readonly zone: Zone }
  /** What stands in the table for it; null for what does not. */
  | { readonly as: 'choice'; readonly table: Readonly<Record<string, Json>> };

/** Names of fields from the row on. A step into a list takes its first row. */
export type Steps = readonly string[];

/** Which rows are meant: those whose field has one of the values. */
export type Narrowed = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Of a list the row that is like this one in a field: with the same value, else with one that the table calls the same. */
export interface Likeness {
  readonly field: string;
  readonly classes: Readonly<Record<string, string>>;
}

/** One key of a shape. */
export type Part =
  /** The first of the places that holds something; `otherwise` where none does. */
  | { readonly is: 'value'; readonly places: readonly Steps[]; readonly format: Format; readonly otherwise: Json }
  /** A text with values of the row at `{places}`; null where one of them is. */
  | { readonly is: 'text'; readonly template: string }
  /** The texts that are there and not empty, with a blank between them; null where none is. */
  | { readonly is: 'joined'; readonly fields: readonly string[] }
  /** A related row. */
  | {
      readonly is: 'row';
      readonly steps: Steps;
      readonly shape: AnyShape;
      readonly like?: Likeness | undefined;
      readonly otherwise: Json;
    }
  /** Related rows. */
  | { readonly is: 'rows'; readonly steps: Steps; readonly shape: AnyShape };

/** A shape without the type of its rows. */
export interface AnyShape {
  readonly parts: readonly (readonly [key: string, part: Part])[];
  /** Other rows are as if they were not there. */
  readonly where: Narrowed;
}

/** The names of the fields in a template, and the texts around them. */
export function templateParts(template: string): { readonly texts: readonly string[]; readonly fields: readonly string[] } {
  const pieces = template.split(/\{(\w+)\}/);
  return { texts: pieces.filter((_, index) => index % 2 === 0), fields: pieces.filter((_, index) => index % 2 === 1) };
}
