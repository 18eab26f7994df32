import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { OfferingActiveDocument, OrderExistsDocument, OrderVisibleDocument } from '../../generated/operations/summer.js';
import { having, type Shape } from '../../platform/shape/index.js';
import { type Before, type Call, type FieldRule, refuse } from '../shim/index.js';
import { idOf } from './ids.js';

/** How a kind of record is looked up by its id. */
export interface Lookup {
  readonly operation: TypedDocumentNode<unknown, { id: number }>;
  readonly finds: (id: number, call: Call) => Promise<boolean>;
}

/** What staff took out of the catalogue (`active` false) is gone in the old APIs, for staff too: they have no word for it. */
export function isThere<Row extends object>(row: Row | null | undefined): row is Row {
  return row !== null && row !== undefined && !('active' in row && row.active === false);
}

/** The row, or the answer to a record that does not exist. */
export function existing<Row extends object>(row: Row | null | undefined): Row {
  return isThere(row) ? row : refuse('NOT_FOUND');
}

/** A row of this shape that is there. */
export function there<Row>(shape: Shape<Row>): Shape<Row & { readonly active: unknown }> {
  return having(shape, { active: true });
}

/** `row` finds the record in the operation's answer; null: there is none. */
export function lookup<Result>(operation: TypedDocumentNode<Result, { id: number }>, row: (result: Result) => object | null): Lookup {
  return { operation, finds: async (id, { run }) => id > 0 && isThere(row(await run(operation, { id }))) };
}

/** Records that both APIs look up in the same way. */
export const SHARED_RECORDS = {
  activeOffering: lookup(OfferingActiveDocument, ({ offering }) => offering),
  /** One that the viewer sees. */
  order: lookup(OrderVisibleDocument, ({ order }) => order),
  /** Also another student's: whose it is, is told after the fields were checked. */
  anyOrder: lookup(OrderExistsDocument, ({ orderExists }) => (orderExists ? {} : null)),
} as const;

/** The record that the path names is looked up before the fields are checked. */
export function existingIn(param: string, { operation, finds }: Lookup): Before {
  return {
    operations: [operation],
    check: async (call) => {
      if (!(await finds(idOf(String(call.input.int(param))), call))) refuse('NOT_FOUND');
    },
  };
}

/** As `existingIn`, for a record that a field of the body names. */
export function existingInBody({ operation, finds }: Lookup): FieldRule {
  return {
    operations: [operation],
    check: async (value, call) => ((await finds(idOf(String(value)), call)) ? null : refuse('NOT_FOUND')),
  };
}

/**
 * A field that holds the id of another record: one that does not exist is refused in the field's turn
 * (contracts: summer-student, envelope.messages; summer-crm, envelope.field_validation).
 */
export function reference({ operation, finds }: Lookup): FieldRule {
  return {
    reference: true,
    operations: [operation],
    check: async (value, call) => ((await finds(idOf(String(value)), call)) ? null : { kind: 'related' }),
  };
}
