import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { before, type Before, type FieldRule, refuse } from '../../shim/index.js';

/** What staff took out of the catalogue (`active` false) is gone here, for staff too: this surface has no word for it. */
export function isThere<Row extends object>(row: Row | null | undefined): row is Row {
  return row !== null && row !== undefined && !('active' in row && row.active === false);
}

/** The row, or the answer to a record that does not exist. */
export function existing<Row extends object>(row: Row | null | undefined): Row {
  return isThere(row) ? row : refuse('NOT_FOUND');
}

/** The record that the path names is looked up before the fields are checked. */
export function existingIn<Result>(
  operation: TypedDocumentNode<Result, { id: number }>,
  param: string,
  row: (result: Result) => object | null,
): Before {
  return before(
    operation,
    (input) => ({ id: input.int(param) }),
    (result) => void existing(row(result)),
  );
}

/** A field that holds the id of another record: one that does not exist is refused in the field's turn. */
export function reference<Result>(operation: TypedDocumentNode<Result, { id: number }>, row: (result: Result) => object | null): FieldRule {
  return {
    reference: true,
    operations: [operation],
    check: async (value, { run }) => (isThere(row(await run(operation, { id: Number(value) }))) ? null : { kind: 'related' }),
  };
}
