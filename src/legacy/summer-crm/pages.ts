import { answerFailure, type JsonText, type LegacyRequest, pageSizeOf, type Rows, sliceOf } from '../shim/index.js';
import { type LinkedPage, linkedPage, pageSize, shownPage, strictPage } from '../summer/pages.js';
import { invalidPage } from './texts.js';

/** A page as the contract shows it; one that is out of range or no number is not found (contract: pagination). */
export async function pageOf<Node, Row>(
  request: LegacyRequest,
  fetch: (slice: { first: number; offset: number }) => Promise<{ readonly nodes: readonly Node[]; readonly totalCount: number }>,
  row: (node: Node) => Row,
): Promise<LinkedPage<readonly Row[]>> {
  const page = await linkedPage(request, sizeOf(request), fetch);
  return page === null ? answerFailure(invalidPage) : { ...page, results: page.results.map(row) };
}

/** The same, of rows that are shown as they come. */
export async function pageOfShown(
  request: LegacyRequest,
  fetch: (slice: { first: number; offset: number }) => Promise<Rows>,
): Promise<JsonText> {
  return (await shownPage(request, sizeOf(request), fetch)) ?? answerFailure(invalidPage);
}

/** One record where a page is documented (contract: score-detail.create). */
export function pageOfOne<Row>(row: Row): LinkedPage<readonly Row[]> {
  return { count: 1, next: null, previous: null, results: [row] };
}

/** The slice of a page whose number of rows is not told; one past the end is empty, and which is the last is not known. */
export function sliceOfPage(request: LegacyRequest): { first: number; offset: number } {
  const page = strictPage(request);
  return typeof page === 'number' ? sliceOf({ page, size: sizeOf(request) }) : answerFailure(invalidPage);
}

function sizeOf(request: LegacyRequest): number {
  return pageSize(request, pageSizeOf(request));
}
