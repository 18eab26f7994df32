import type { PageSize } from './contract/types.js';
import { MAX_INT } from './input/max-int.js';
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

/** How many rows a page of the surface has. */
export function pageSizeOf({ pageSize }: Pick<Incoming, 'pageSize'>): PageSize {
  if (pageSize === undefined) throw new Error('The contract says nothing of how long a page is.');
  return pageSize;
}

const DIGITS = /^\d+$/;

/** A query parameter, the last one of a repeated name. */
export function queryText(request: Pick<Incoming, 'query'>, name: string): string | undefined {
  return request.query.get(name)?.at(-1)?.trim();
}

/** Arguments of a connection for a page: `{first, offset}`. A page further out than GraphQL's Int is as empty as any. */
export function sliceOf({ page, size }: PageRequest): { first: number; offset: number } {
  return { first: size, offset: Math.min((page - 1) * size, MAX_INT) };
}

/** contract: school.pagination. Whatever is missing or wrong falls back to its default; more than `max` counts as `max`. */
export function lenientPage(request: Pick<Incoming, 'query'>, { size, max }: PageSize): PageRequest {
  return { page: counted(queryText(request, 'page')) ?? 1, size: Math.min(counted(queryText(request, 'per_page')) ?? size, max) };
}

/** However large; beyond what JSON readers count exactly it stays at that. */
function counted(text: string | undefined): number | null {
  const number = text !== undefined && DIGITS.test(text) ? Math.min(Number(text), Number.MAX_SAFE_INTEGER) : 0;
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
