import type { LegacyRequest } from '../shim/index.js';

/** The relative media path (`images/…`) of a stored picture with its signature, where one is documented; null stays null. */
export function mediaPath(url: string, request: Pick<LegacyRequest, 'publicUrl'>): string;
export function mediaPath(url: string | null, request: Pick<LegacyRequest, 'publicUrl'>): string | null;
export function mediaPath(url: string | null, { publicUrl }: Pick<LegacyRequest, 'publicUrl'>): string | null {
  if (url === null) return null;
  const base = `${publicUrl}/media/`;
  return url.startsWith(base) ? decodeURI(url.slice(base.length)) : url;
}
