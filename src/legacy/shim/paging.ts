import type { Incoming } from './request.js';

/** A page to fetch, counted from 1. */
export interface PageRequest {
  readonly page: number;
  readonly size: number;
}

/** GraphQL's side of a page. */
export interface PageSlice {
  readonly nodes: readonly unknown[];
  readonly totalCount: number;
}

const WHOLE = /^\d{1,9}$/;
const DIGITS = /^\d+$/;

/** A query parameter, the last one of a repeated name. */
export function queryText(request: Pick<Incoming, 'query'>, name: string): string | undefined {
  return request.query.get(name)?.at(-1)?.trim();
}

/** Arguments of a connection for a page: `{first, offset}`. */
export function sliceOf({ page, size }: PageRequest): { first: number; offset: number } {
  return { first: size, offset: Math.min((page - 1) * size, MAX_OFFSET) };
}

/** GraphQL's Int ends here; a page further out is as empty as any. */
const MAX_OFFSET = 2 ** 31 - 1;

/** contract: school.pagination. Whatever is missing or wrong falls back to its default; more than `max` counts as `max`. */
export function lenientPage(request: Pick<Incoming, 'query'>, { size, max }: { size: number; max: number }): PageRequest {
  return { page: counted(queryText(request, 'page')) ?? 1, size: Math.min(counted(queryText(request, 'per_page')) ?? size, max) };
}

/** However large; beyond what JSON readers count exactly it stays at that. */
function counted(text: string | undefined): number | null {
  const number = text !== undefined && DIGITS.test(text) ? Math.min(Number(text), Number.MAX_SAFE_INTEGER) : 0;
  return number >= 1 ? number : null;
}

function positive(text: string | undefined): number | null {
  const number = text !== undefined && WHOLE.test(text) ? Number(text) : 0;
  return number >= 1 ? number : null;
}

/** contract: school.pagination.page_shape; from and to are positions in the whole result, both 0 on an empty page. */
export function countedPage<Slice extends PageSlice, Row>(
  slice: Slice,
  { page, size }: PageRequest,
  row: (node: Slice['nodes'][number]) => Row,
) {
  const { nodes, totalCount } = slice;
  const before = (page - 1) * size;
  return {
    list: nodes.map(row),
    total: totalCount,
    current_page: page,
    last_page: Math.max(1, Math.ceil(totalCount / size)),
    per_page: size,
    from: nodes.length === 0 ? 0 : before + 1,
    to: nodes.length === 0 ? 0 : before + nodes.length,
  };
}

/** What `page` asks for: a number, the last page, or nothing that makes sense. */
export type WantedPage = number | 'last' | null;

/** contracts: summer-student.pagination, summer-crm.pagination. Null is the surface's bad-page failure. */
export function strictPage(request: Pick<Incoming, 'query'>): WantedPage {
  const text = queryText(request, 'page');
  if (text === undefined) return 1;
  return text === 'last' ? 'last' : positive(text);
}

/** contract: summer-crm.pagination: 1 to max, else the default. */
export function pageSize(request: Pick<Incoming, 'query'>, { size, max }: { size: number; max: number }): number {
  return Math.min(positive(queryText(request, 'page_size')) ?? size, max);
}

export interface LinkedPage<Row> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Row[];
}

/**
 * Fetches a page as the summer surfaces count them: page 1 of nothing exists, a page beyond the last one does not. `fetch` may run
 * twice, because the last page is known only with the count.
 *
 * @returns null for a page that does not exist
 */
export async function linkedPage<Slice extends PageSlice, Row>(
  request: Pick<Incoming, 'query' | 'base' | 'path'>,
  size: number,
  fetch: (slice: { first: number; offset: number }) => Promise<Slice>,
  row: (node: Slice['nodes'][number]) => Row,
): Promise<LinkedPage<Row> | null> {
  const wanted = strictPage(request);
  if (wanted === null || (wanted !== 'last' && wanted * size > MAX_OFFSET)) return null;
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
    results: slice.nodes.map(row),
  };
}

/** Absolute address of another page of the same list. Other parameters stay; page 1 has no page parameter. */
function pageLink({ base, path, query }: Pick<Incoming, 'query' | 'base' | 'path'>, page: number): string {
  const search = new URLSearchParams();
  for (const [name, values] of query) if (name !== 'page') for (const value of values) search.append(name, value);
  if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return `${base}${path}${text === '' ? '' : `?${text}`}`;
}
