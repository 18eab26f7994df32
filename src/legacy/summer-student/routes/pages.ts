import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { answerFailure, pageSizeOf, route, type Route } from '../../shim/index.js';
import { linkedPage } from '../../summer/pages.js';
import { badPage } from '../texts.js';

interface Slice<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
}

/** An endpoint that answers a list in pages. */
export function pagedRoute<Result, Node>(
  endpoint: string,
  operation: TypedDocumentNode<Result, { first: number; offset: number }>,
  list: (result: Result) => Slice<Node>,
  row: (node: Node) => unknown,
): Route {
  return route(endpoint, {
    operations: [operation],
    handle: async ({ request, run }) => {
      const { size } = pageSizeOf(request);
      const page = await linkedPage<Slice<Node>, unknown>(request, size, async (slice) => list(await run(operation, slice)), row);
      return page ?? answerFailure(badPage);
    },
  });
}
