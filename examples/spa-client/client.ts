import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** What the gateway says about a refusal, beside its English message. `reason` is the stable key to decide and translate by. */
export interface Refusal {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'INTERNAL';
  readonly reason: string;
  /** The input field at fault. */
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The gateway refused an operation. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    message: string,
    readonly refusal: Refusal,
  ) {
    super(message);
  }
}

/** Operations without variables are called without them. */
type Given<Variables> = {} extends Variables ? [variables?: Variables] : [variables: Variables];

export interface GatewayClient {
  /** Runs one operation. Throws `GatewayError` when the gateway refuses it, any other error when it cannot be reached. */
  request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, ...variables: Given<Variables>): Promise<Data>;
  /** Whose token goes with the requests from now on; null: nobody's. Keep it where other pages' scripts cannot read it. */
  useToken(token: string | null): void;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Refusal }[];
}

/** A typed client of the gateway: needs nothing but `fetch`, so it works in browsers and in Node alike. */
export function createClient(url: string): GatewayClient {
  let token: string | null = null;

  return {
    useToken(given) {
      token = given;
    },
    async request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, ...[variables]: Given<Variables>): Promise<Data> {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: print(document), variables }),
      });
      // A proxy's page of HTML is no answer of the gateway; the gateway's own are JSON, refusals included.
      if (!response.headers.get('content-type')?.includes('json')) throw new Error(`${url} answered ${response.status} and no JSON.`);
      const { data, errors } = (await response.json()) as Answer<Data>;
      const [error] = errors ?? [];
      if (error !== undefined) throw new GatewayError(error.message, error.extensions);
      if (data === undefined || data === null) throw new Error(`${url} answered without data.`);
      return data;
    },
  };
}
