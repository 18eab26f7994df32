import { type LegacyRequest, queryText, refuse, sliceOf } from '../shim/index.js';
import { type LinkedPage, linkedPage, pageSize, strictPage } from '../summer/pages.js';

const SIZES = { size: 10, max: 100 };

/** A page as the contract shows it; one that is out of range or no number is not found (contract: pagination). */
export async function pageOf<Node, Row>(
  request: LegacyRequest,
  fetch: (slice: { first: number; offset: number }) => Promise<{ readonly nodes: readonly Node[]; readonly totalCount: number }>,
  row: (node: Node) => Row,
): Promise<LinkedPage<Row>> {
  // Unlike summer-student this API knows no page named "last".
  if (queryText(request, 'page') === 'last') refuse('NOT_FOUND');
  return (await linkedPage(request, pageSize(request, SIZES), fetch, row)) ?? refuse('NOT_FOUND');
}

/** One record where a page is documented (contract: score-detail.create). */
export function pageOfOne<Row>(row: Row): LinkedPage<Row> {
  return { count: 1, next: null, previous: null, results: [row] };
}

/** The slice of a page whose number of rows is not told; one past the end is empty. */
export function sliceOfPage(request: LegacyRequest): { first: number; offset: number } {
  const page = strictPage(request);
  if (typeof page !== 'number') return refuse('NOT_FOUND');
  return sliceOf({ page, size: pageSize(request, SIZES) });
}
