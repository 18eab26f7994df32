#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * What Node has made of modules is kept for the next start, in a folder that nobody may write but who may write the program. Node 20 has no such
 * store; where the folder cannot be written, what is there is used and nothing added.
 */
function keepCompiled(): void {
  const folder = process.env['NODE_COMPILE_CACHE'] ?? fileURLToPath(new URL('../../.cache/compiled', import.meta.url));
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache(folder);
}

keepCompiled();
// Everything else is loaded only now.
const { run } = await import('./program.js');

process.exit(await run(process.argv.slice(2), process));
