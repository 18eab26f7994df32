import { type DocumentNode, parse } from '@0no-co/graphql.web';

export interface FetchOptions {
  /** Whose token goes with each request; null: nobody's. */
  readonly token?: () => string | null | Promise<string | null>;
  /** The gateway does not take this token any more (HTTP 401): forget it and ask for the password. */
  readonly onSessionEnded?: (token: string) => void;
  /** How often what may be repeated is sent again: 3 times. */
  readonly retries?: number;
  /** The longest wait for one answer: a minute. */
  readonly timeoutMs?: number;
  /** What sends the requests: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

const KEY = 'idempotency-key';
/** Statuses of who could not answer now. */
const NOT_NOW = new Set([429, 502, 503, 504]);
const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 30_000;

/**
 * A `fetch` for GraphQL clients (`createClient` here, urql's `fetch`, Apollo's `HttpLink`). It adds the token; gives every mutation of who is
 * signed in an Idempotency-Key, unless the caller gave one; and sends again what may be sent again: queries, and mutations with a key. Keys of
 * who is not signed in count for nothing, so a sign-in is sent once.
 */
export function createFetch({
  token: currentToken = () => null,
  onSessionEnded,
  retries = 3,
  timeoutMs = 60_000,
  fetch: send = globalThis.fetch.bind(globalThis),
}: FetchOptions = {}): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    const token = await currentToken();
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    const kind = operationKind(init);
    if (kind === 'mutation' && token !== null && !headers.has(KEY)) headers.set(KEY, newIdempotencyKey());
    const repeatable = kind === 'query' || (kind === 'mutation' && token !== null);
    const { signal } = init;

    for (let again = repeatable ? retries : 0, pauses = 0; ; again -= 1, pauses += 1) {
      let wait = pause(pauses);
      try {
        const response = await send(input, { ...init, headers, signal: within(timeoutMs, signal) });
        if (response.status === 401 && token !== null) onSessionEnded?.(token);
        if (!NOT_NOW.has(response.status) || again === 0) return response;
        const asked = retryAfter(response);
        // Who says "in ten minutes" is not asked again now.
        if (asked !== null && asked > LONGEST_PAUSE_MS) return response;
        wait = Math.max(wait, asked ?? 0);
        await response.body?.cancel();
      } catch (error) {
        if (again === 0 || signal?.aborted === true) throw error;
      }
      await sleep(wait, signal);
    }
  };
}

/** A key for one intent of a person: the same one each time that they press the button again. */
export function newIdempotencyKey(): string {
  // `crypto.randomUUID` is missing where a page came over plain HTTP.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Kind = 'query' | 'mutation' | 'subscription';

/** What a request does; null where that cannot be told, so it is not repeated. */
function operationKind({ method = 'GET', body }: RequestInit): Kind | null {
  // The gateway runs no mutation by GET.
  if (method.toUpperCase() === 'GET') return 'query';
  if (typeof body !== 'string') return null;
  try {
    const { query, operationName } = JSON.parse(body) as { query?: unknown; operationName?: unknown };
    return typeof query === 'string' ? kindIn(parse(query, { noLocation: true }), operationName) : null;
  } catch {
    return null;
  }
}

function kindIn(document: DocumentNode, operationName: unknown): Kind | null {
  const operations = document.definitions.flatMap((definition) => (definition.kind === 'OperationDefinition' ? [definition] : []));
  const named = typeof operationName === 'string' ? operations.filter(({ name }) => name?.value === operationName) : operations;
  return named.length === 1 ? ((named[0]?.operation as Kind | undefined) ?? null) : null;
}

function within(timeoutMs: number, signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function pause(before: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** before) * (0.5 + Math.random() / 2);
}

function retryAfter(response: Response): number | null {
  const text = response.headers.get('retry-after');
  if (text === null) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** Rejects with the signal's reason when it aborts. */
function sleep(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
