import type { DocumentNode } from 'graphql';
import { getOperationAST } from 'graphql';
import { AnswerHeaders } from '../../../src/legacy/shim/answer.js';
import type { Call } from '../../../src/legacy/shim/call.js';
import type { LegacyRequest } from '../../../src/legacy/shim/request.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import type { AnyShape, Shape } from '../../../src/platform/shape/index.js';
import { viewer } from '../shim/toy.js';

/** A query of an endpoint whose rows are shown as they come. */
export interface Declared {
  readonly endpoint: string;
  readonly document: DocumentNode;
  readonly shape: Shape<never>;
  readonly by: 'row' | 'rows' | 'only';
}

/** Whatever is asked of it is there, and is 1. */
const ANYTHING: any = new Proxy(function one() {}, {
  get: (_target, key) =>
    key === Symbol.toPrimitive ? () => 1 : key === Symbol.iterator ? function* none() {} : key === 'then' ? undefined : ANYTHING,
  apply: () => ANYTHING,
});

/** What the routes of a surface show, found by running each of them with anything for its input. */
export async function declaredBy({ routes, contract }: Surface): Promise<Declared[]> {
  const found: Declared[] = [];
  for (const route of routes) {
    const endpoint = contract.endpoints.find(({ id }) => id === route.endpoint);
    const shows = (by: Declared['by']) => async (document: DocumentNode, _variables: unknown, shape: AnyShape) => {
      if (getOperationAST(document)?.operation === 'query')
        found.push({ endpoint: route.endpoint, document, shape: shape as Shape<never>, by });
      return ANYTHING;
    };
    const show = { row: shows('row'), rows: shows('rows'), only: shows('only') };
    const request = {
      endpoint,
      base: '',
      publicUrl: 'https://gateway.example',
      path: '/',
      query: new Map(),
      params: new Map(),
      body: { kind: 'none' },
      headers: {},
      cookies: new Map(),
      pageSize: { size: 10, max: 100 },
      viewer: viewer(1, 'STAFF'),
      answer: new AnswerHeaders(),
    } as unknown as LegacyRequest;
    const call = { input: ANYTHING, request, run: async () => ANYTHING, show } as unknown as Call<never>;
    // What an answer that is nothing comes to is of no interest.
    await route.answer(call).catch(() => undefined);
  }
  return found;
}
