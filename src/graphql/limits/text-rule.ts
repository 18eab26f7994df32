import { type ASTNode, GraphQLError, Kind, Lexer, Source, TokenKind, type ValidationRule } from 'graphql';
import { isText } from '../../platform/text/unicode.js';
import { badText } from '../request-texts.js';

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

/** What graphql-js says of a half character, escaped or not. */
const HALF_CHARACTER =
  /^Syntax Error: (?:Invalid Unicode escape sequence: "\\u\{?0*d[89a-f]|Invalid character(?: within String)?: U\+D[89A-F])/i;

/** For a syntax error: whether it is about a text that is none, and of which field or argument. */
export function badTextOfSyntaxError({ message, source }: GraphQLError): { readonly field: string | undefined } | null {
  return HALF_CHARACTER.test(message) ? { field: source === undefined ? undefined : lastNameIn(source.body) } : null;
}

/** The last `name:` before the place where the document can't be read any further. */
function lastNameIn(document: string): string | undefined {
  const lexer = new Lexer(new Source(document));
  let named: string | undefined;
  let before = lexer.token;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (token.kind === TokenKind.COLON && before.kind === TokenKind.NAME) named = before.value;
      before = token;
    }
  } catch {
    // Here it is.
  }
  return named;
}
