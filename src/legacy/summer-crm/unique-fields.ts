import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { CampusNameHeldDocument, CourseCodeHeldDocument, UsernameHeldDocument } from '../../generated/operations/summer-crm.js';
import { type FieldRule, refuse } from '../shim/index.js';

export const campusName = unique('CAMPUS_NAME_TAKEN', CampusNameHeldDocument, ({ campuses }) => campuses.nodes);
export const courseCode = unique('COURSE_CODE_TAKEN', CourseCodeHeldDocument, ({ courses }) => courses.nodes);
export const username = unique('USERNAME_TAKEN', UsernameHeldDocument, ({ staffMembers }) => staffMembers.nodes);

/**
 * A text that no other record of the kind may have is refused in the field's turn. The record that the path names is not another one.
 *
 * @param holders the records in the operation's answer that have the text
 */
function unique<Result>(
  reason: string,
  operation: TypedDocumentNode<Result, { text: string }>,
  holders: (result: Result) => readonly { readonly id: number }[],
): FieldRule {
  return {
    operations: [operation],
    check: async (value, { input, run }) => {
      const [holder] = holders(await run(operation, { text: String(value) }));
      return holder === undefined || holder.id === input.maybe.int('id') ? null : refuse(reason);
    },
  };
}
