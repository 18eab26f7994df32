import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Shape } from '../../../platform/shape/index.js';
import { answerFailure, type NodeIn, pageSizeOf, route, type Route } from '../../shim/index.js';
import { shownPage } from '../../summer/pages.js';
import { badPage } from '../texts.js';

/** An endpoint that answers a list in pages. */
export function pagedRoute<Result>(
  endpoint: string,
  operation: TypedDocumentNode<Result, { first: number; offset: number }>,
  shape: Shape<NodeIn<Result>>,
): Route {
  return route(endpoint, {
    operations: [operation],
    handle: async ({ request, show }) => {
      const { size } = pageSizeOf(request);
      return (await shownPage(request, size, (slice) => show.rows(operation, slice, shape))) ?? answerFailure(badPage);
    },
  });
}
