import { Lexer, Source, TokenKind } from 'graphql';
import { RequestError } from '../../errors/request-error.js';
import type { QueryLimits } from './limits.js';

/**
 * Why a text is not even parsed: it is too long, has too many words, or brackets within brackets so deep that the parser, which
 * goes into each by a call, could run out of stack. What is no GraphQL at all is the parser's to say.
 */
export function sourceError(text: string, limits: QueryLimits): RequestError | undefined {
  if (text.length > limits.characters) {
    return tooMuch(
      'QUERY_TOO_LONG',
      `The document has more than ${limits.characters} characters. Send long values as variables.`,
      limits.characters,
    );
  }
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let words = 0; lexer.advance().kind !== TokenKind.EOF; words++) {
      if (words >= limits.tokens) return tooMuch('QUERY_TOO_LONG', `The document has more than ${limits.tokens} words.`, limits.tokens);
      const { kind } = lexer.token;
      if (OPENING.has(kind)) depth += 1;
      else if (CLOSING.has(kind)) depth -= 1;
      if (depth > limits.brackets)
        return tooMuch('QUERY_TOO_DEEP', `The document has brackets within brackets, more than ${limits.brackets} deep.`, limits.brackets);
    }
  } catch {
    return undefined;
  }
  return undefined;
}

const OPENING = new Set<TokenKind>([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L]);
const CLOSING = new Set<TokenKind>([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R]);

function tooMuch(reason: 'QUERY_TOO_LONG' | 'QUERY_TOO_DEEP', message: string, limit: number): RequestError {
  return new RequestError(reason, message, { params: { limit } });
}
