import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder: the nearest one above with a package.json, from `src` and from `dist/src` alike. */
const root = ((): string => {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) directory = dirname(directory);
  return directory;
})();

/** Path of a file that the package ships beside its code. */
export function packagePath(path: string): string {
  return join(root, path);
}
