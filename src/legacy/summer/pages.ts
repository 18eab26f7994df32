import { type Incoming, JsonText, MAX_INT, objectText, type PageSize, queryText, type Rows, sliceOf } from '../shim/index.js';

const WHOLE = /^\d{1,9}$/;

/** What `page` asks for: a number, the last page, or nothing that makes sense. */
export type WantedPage = number | 'last' | null;

/** contracts: summer-student.pagination, summer-crm.pagination. Null is the surface's bad-page failure. */
export function strictPage(request: Pick<Incoming, 'query'>): WantedPage {
  const text = queryText(request, 'page');
  if (text === undefined) return 1;
  return text === 'last' ? 'last' : positive(text);
}

function positive(text: string | undefined): number | null {
  const number = text !== undefined && WHOLE.test(text) ? Number(text) : 0;
  return number >= 1 ? number : null;
}

/** contract: summer-crm.pagination: 1 to max, else the default. */
export function pageSize(request: Pick<Incoming, 'query'>, { size, max }: PageSize): number {
  return Math.min(positive(queryText(request, 'page_size')) ?? size, max);
}

export interface LinkedPage<Results> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: Results;
}

/** What a list holds within some bounds, and how much it holds in all. */
interface Slice<Nodes> {
  readonly nodes: Nodes;
  readonly totalCount: number;
}

/**
 * Fetches a page as both APIs count them: page 1 of nothing exists, a page beyond the last one does not. `fetch` may run
 * twice, because the last page is known only with the count.
 *
 * @returns null for a page that does not exist
 */
export async function linkedPage<Nodes>(
  request: Pick<Incoming, 'query' | 'base' | 'path'>,
  size: number,
  fetch: (slice: { first: number; offset: number }) => Promise<Slice<Nodes>>,
): Promise<LinkedPage<Nodes> | null> {
  const wanted = strictPage(request);
  if (wanted === null || (wanted !== 'last' && wanted * size > MAX_INT)) return null;
  let page = wanted === 'last' ? 1 : wanted;
  let slice = await fetch(sliceOf({ page, size }));
  const last = Math.max(1, Math.ceil(slice.totalCount / size));
  if (wanted === 'last' && last > 1) {
    page = last;
    slice = await fetch(sliceOf({ page, size }));
  }
  if (page > last) return null;
  return {
    count: slice.totalCount,
    next: page < last ? pageLink(request, page + 1) : null,
    previous: page > 1 ? pageLink(request, page - 1) : null,
    results: slice.nodes,
  };
}

/** The same, where the rows of the page are shown as they come. */
export async function shownPage(
  request: Pick<Incoming, 'query' | 'base' | 'path'>,
  size: number,
  fetch: (slice: { first: number; offset: number }) => Promise<Rows>,
): Promise<JsonText | null> {
  const page = await linkedPage(request, size, fetch);
  return page && new JsonText(objectText({ ...page }));
}

/** Absolute address of another page of the same list. Other parameters stay; page 1 has no page parameter. */
function pageLink({ base, path, query }: Pick<Incoming, 'query' | 'base' | 'path'>, page: number): string {
  const search = new URLSearchParams();
  for (const [name, values] of query) if (name !== 'page') for (const value of values) search.append(name, value);
  if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return `${base}${path}${text === '' ? '' : `?${text}`}`;
}
