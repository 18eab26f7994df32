// The scripts and styles of the pages that the gateway shows in a browser, made of src/browser: a script for each page, with what it uses;
// and Scalar's API reference.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import scalar from '@scalar/fastify-api-reference';
import fastify from 'fastify';
import { rolldown } from 'rolldown';

/** Page by page, since a script that stands in a page has no other to share with. */
export async function buildPages(root) {
  const into = join(root, 'src/generated/pages');
  const from = join(root, 'src/browser');
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  copyFileSync(join(from, 'bar.css'), join(into, 'bar.css'));
  for (const { name } of readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const files = readdirSync(join(from, name));
    if (files.includes('page.css')) copyFileSync(join(from, name, 'page.css'), join(into, `${name}.css`));
    if (files.includes('main.ts')) await bundle(join(from, name, 'main.ts'), join(into, `${name}.js`));
  }
  writeFileSync(join(into, 'scalar.js'), await scalarScript());
}

/**
 * The script that Scalar's plugin for Fastify serves, under its licence. The package that it is made in has it too, and depends on a chat, an
 * editor and all that those need.
 */
async function scalarScript() {
  const server = fastify();
  await server.register(scalar, { routePrefix: '/', configuration: { url: '/openapi.json' } });
  const { statusCode, body } = await server.inject('/js/scalar.js');
  await server.close();
  if (statusCode !== 200) throw new Error(`Scalar's plugin does not serve its script any more: ${statusCode}.`);
  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@scalar/fastify-api-reference'))));
  return `/*!\n${readFileSync(join(home, 'LICENSE'), 'utf8')}*/\n${body}`;
}

async function bundle(input, file) {
  const built = await rolldown({ input, platform: 'browser', tsconfig: join(input, '../../tsconfig.json') });
  await built.write({ file, format: 'iife', minify: true });
  await built.close();
}
