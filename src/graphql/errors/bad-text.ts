import { type GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { RequestError } from './request-error.js';

const BAD_TEXT =
  'A text must be Unicode without zero bytes: this one holds half a character (a lone surrogate), a zero byte, or bytes that are no UTF-8.';

/** @param field as in `Refusal` */
export function badText(field?: string): RequestError {
  return new RequestError('TEXT_NOT_UNICODE', BAD_TEXT, { field });
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
