import { createClient } from 'graphql-ws/client';
import type { CurrentSession } from './session.js';

export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

export interface Refusal {
  readonly message: string;
  readonly extensions?: { readonly reason?: string };
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly Refusal[];
}

export type Headers = Readonly<Record<string, string>>;

const TOKEN_INVALID = 'TOKEN_INVALID';
/** What subscriptions are closed with where the token is no good. */
const UNAUTHORIZED = 4401;

/** Asks the gateway; hands over what it says of the session. Throws where the answer is none of GraphQL. */
export async function ask(endpoint: string, operation: Operation, session: CurrentSession, given: Headers = {}): Promise<Answer> {
  const { headers, own } = withToken(session, given);
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(operation),
    credentials: 'omit',
    cache: 'no-store',
  });
  const text = await response.text();
  const answer = answerIn(text);
  if (answer === undefined) throw new Error(`HTTP ${response.status}: ${text.slice(0, 500)}`);
  if (own !== undefined && answer.errors?.some(({ extensions }) => extensions?.reason === TOKEN_INVALID)) session.ended(own);
  return answer;
}

export interface Observer {
  next(answer: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

/** A subscription by WebSocket, which begins with its observer. */
export function subscription(
  endpoint: string,
  { query, variables = null, operationName = null }: Operation,
  session: CurrentSession,
  given: Headers,
) {
  return {
    subscribe({ next, error, complete }: Observer): { unsubscribe(): void } {
      const { headers, own } = withToken(session, given);
      const client = createClient({
        url: new URL(endpoint, location.href.replace(/^http/, 'ws')).href,
        connectionParams: headers,
        retryAttempts: 0,
      });
      const failed = (why: unknown): void => {
        if (!(why instanceof CloseEvent)) return error(why);
        if (own !== undefined && why.code === UNAUTHORIZED) session.ended(own);
        error(new Error(why.reason || `The connection was closed (${why.code}).`));
      };
      return { unsubscribe: client.subscribe({ query, variables, operationName }, { next, error: failed, complete }) };
    },
  };
}

/** The session's token, unless the Headers tab says another. */
function withToken({ token }: CurrentSession, given: Headers): { readonly headers: Headers; readonly own?: string } {
  if (token === undefined || Object.keys(given).some((name) => name.toLowerCase() === 'authorization')) return { headers: given };
  return { headers: { ...given, authorization: `Bearer ${token}` }, own: token };
}

function answerIn(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}
