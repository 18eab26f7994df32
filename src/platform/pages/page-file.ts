import { readFile } from 'node:fs/promises';

/** A script or style that `scripts/pages.mjs` has made of `src/browser`. */
export function pageFile(name: string): Promise<string> {
  return readFile(new URL(`../../generated/pages/${name}`, import.meta.url), 'utf8');
}
