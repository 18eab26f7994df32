// `npm run schema`: prints schema.graphql from the code. With `--check` it only tells whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'schema.graphql');

// Vite runs the TypeScript sources as they are: the compiled program needs this file first.
const { module } = await runnerImport('./src/graphql/print.ts', { root, configFile: false, logLevel: 'error' });
const printed = module.printed();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error('schema.graphql is out of date: run `npm run schema`.');
    process.exit(1);
  }
  console.log('schema.graphql is up to date.');
} else {
  writeFileSync(file, printed);
}
process.exit(0);
