import type { FastifyRequest } from 'fastify';
import { prefersHtml, type SendPage } from '../../../platform/pages/page.js';
import type { Addressed, RequestHead } from './address.js';

/** What a person's browser is shown. */
export interface Pages {
  /** At `/`. */
  readonly front: SendPage;
  /** At `/legacy/<surface>/`, by surface. */
  readonly surfaces: ReadonlyMap<string, SendPage>;
}

/**
 * The page at an address where no endpoint is. Programs get there what they always got; so does everybody on a host name of an old API, whose
 * pages, if it had any, were its own.
 */
export function pageAt(pages: Pages, request: FastifyRequest, { path }: RequestHead, addressed: Addressed | null): SendPage | undefined {
  // With a query it is an old app's: WeChat sends people back to `/?code=…`, and proxies serve the app's page where we answer 404.
  if (!prefersHtml(request) || request.raw.url?.includes('?')) return undefined;
  if (addressed === null) return path === '/' ? pages.front : undefined;
  if (addressed.by !== 'prefix' || addressed.path !== '/' || addressed.engine.router.find('GET', '/').kind !== 'unknown') return undefined;
  return pages.surfaces.get(addressed.engine.surface.name);
}
