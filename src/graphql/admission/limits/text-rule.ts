import { type ASTNode, Kind, type ValidationRule } from 'graphql';
import { isText } from '../../../platform/text/unicode.js';
import { badText } from '../../errors/bad-text.js';

/** A validation rule for the texts written into a document. graphql-js refuses half characters itself, but not zero bytes. */
export const textRule: ValidationRule = (context) => ({
  StringValue(node, _key, _parent, _path, ancestors) {
    if (!isText(node.value)) context.reportError(badText(nearestName(ancestors.flat())));
  },
});

/** The field or argument that the innermost of these gives a value to. */
function nearestName(ancestors: readonly ASTNode[]): string | undefined {
  const named = ancestors.findLast(
    (node) => node.kind === Kind.OBJECT_FIELD || node.kind === Kind.ARGUMENT || node.kind === Kind.VARIABLE_DEFINITION,
  );
  if (named === undefined) return undefined;
  return named.kind === Kind.VARIABLE_DEFINITION ? named.variable.name.value : named.name.value;
}
