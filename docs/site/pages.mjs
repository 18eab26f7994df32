// What the site is made of: pages where they are written, and where each is shown.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder that holds the page of every kind of thing in the schema; they are made of schema.graphql and shown at /schema/. */
export const SCHEMA_FOLDER = 'docs/site/schema';

/** Every page by its file in the repository. Chinese editions are below zh-CN, at the same address. */
const SHOWN_AT = {
  'docs/site/home.md': 'index.md',
  'docs/site/home.zh-CN.md': 'zh-CN/index.md',
  'README.md': 'overview.md',
  'README.zh-CN.md': 'zh-CN/overview.md',
  'docs/building-on.md': 'building-on.md',
  'docs/building-on.zh-CN.md': 'zh-CN/building-on.md',
  'docs/operating.md': 'operating.md',
  'docs/operating.zh-CN.md': 'zh-CN/operating.md',
  'docs/moving-in.md': 'moving-in.md',
  'docs/moving-in.zh-CN.md': 'zh-CN/moving-in.md',
  'packages/client/README.md': 'client.md',
  'examples/back-office/README.md': 'back-office.md',
  'src/legacy/README.md': 'old-apis.md',
  'bench/README.md': 'benchmark.md',
  'docs/architecture.md': 'architecture.md',
  'docs/performance.md': 'performance.md',
  'docs/lessons.md': 'lessons.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'CHANGELOG.md': 'changelog.md',
};

/** Folders without pages. */
export const ELSEWHERE = ['node_modules', 'bench/results', 'data', 'deploy', 'dist', 'docs/site/dist', 'prisma', 'scripts', 'test'].map(
  (folder) => `${folder.includes('/') ? '' : '**/'}${folder}/**`,
);

/** Where a page of the repository is shown. */
export function shownAt(file) {
  if (file.startsWith(`${SCHEMA_FOLDER}/`)) return `schema/${posix.basename(file)}`;
  const shown = SHOWN_AT[file];
  if (shown === undefined) throw new Error(`${file} has no place on the site: give it one in docs/site/pages.mjs.`);
  return shown;
}

/** Addresses that both languages have, without zh-CN. */
export const IN_BOTH_LANGUAGES = Object.values(SHOWN_AT)
  .filter((page) => page.startsWith('zh-CN/'))
  .map((page) => page.slice('zh-CN/'.length));

/**
 * What a link of a page leads to: a page of the site, a file or folder of the repository, or null for what is elsewhere. Throws where nothing is there.
 */
export function targetOf(href, source) {
  if (/^([a-z]+:|\/|#)/i.test(href)) return null;
  const [path, hash = ''] = href.split(/(?=#)/);
  const file = posix.normalize(posix.join(posix.dirname(source), decodeURI(path)));
  const place = join(ROOT, file);
  if (!existsSync(place)) throw new Error(`${source}: ${href} is not there.`);
  const page = statSync(place).isDirectory() ? posix.join(file, 'README.md') : file;
  if (file === 'schema.graphql') return { page: '/schema/index.md' };
  return Object.hasOwn(SHOWN_AT, page) ? { page: `/${SHOWN_AT[page]}${hash}` } : { file };
}
