import { GatewayError, refusalIn, type Refusal, TransportError } from './errors.js';
import { createFetch, type FetchOptions } from './fetch.js';
import { textOf, type TypedDocument } from './graphql.js';

export interface ClientOptions extends FetchOptions {
  /** Where the gateway is: `https://api.example.com/graphql`. */
  readonly url: string;
}

export interface CallOptions {
  /** Of a mutation: the key of the person's intent, where several calls belong to one. Each call has its own otherwise. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Operations without variables are called without them. */
type Given<Variables> = {} extends Variables
  ? [variables?: Variables, options?: CallOptions]
  : [variables: Variables, options?: CallOptions];

export interface GatewayClient {
  /**
   * Runs one query or mutation. Rejects with `GatewayError` where the gateway refuses it or a part of it, with `TransportError` where no
   * answer of the gateway came, and with the signal's reason where that aborts.
   */
  request<Data, Variables>(document: TypedDocument<Data, Variables>, ...given: Given<Variables>): Promise<Data>;
}

/** A client without a cache. Needs nothing but `fetch`, so it works in browsers, workers and Node alike. */
export function createClient({ url, ...options }: ClientOptions): GatewayClient {
  const send = createFetch(options);

  return {
    async request<Data, Variables>(document: TypedDocument<Data, Variables>, ...[variables, call = {}]: Given<Variables>): Promise<Data> {
      const { idempotencyKey, signal } = call;
      const request: RequestInit = {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify({ query: textOf(document), variables }),
        ...(signal && { signal }),
      };
      let status: number | undefined;
      let answer: unknown;
      try {
        const response = await send(url, request);
        status = response.status;
        answer = await response.json();
      } catch (error) {
        if (signal?.aborted === true) throw error;
        throw new TransportError(status === undefined ? `${url} does not answer.` : `${url} answered ${status} and no JSON.`, status, {
          cause: error,
        });
      }
      return dataOf(answer, url, status) as Data;
    },
  };
}

function dataOf(answer: unknown, url: string, status: number): unknown {
  const { data, errors } = (typeof answer === 'object' && answer !== null ? answer : {}) as { data?: unknown; errors?: unknown };
  const [first, ...others] = (Array.isArray(errors) ? errors : []).map(refusalIn).filter((found): found is Refusal => found !== null);
  if (first !== undefined) throw new GatewayError([first, ...others], data);
  if (data === undefined || data === null) throw new TransportError(`${url} answered ${status}, and nothing of GraphQL.`, status);
  return data;
}
