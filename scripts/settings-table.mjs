// `npm run settings`: writes the tables of settings of both READMEs from what src/settings declares. A test compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Vite runs the TypeScript sources as they are.
const { module } = await runnerImport('./src/settings/readme-table.ts', { root, configFile: false, logLevel: 'error' });
for (const { file, language } of module.READMES) {
  const path = join(root, file);
  writeFileSync(path, module.withSettingsTable(readFileSync(path, 'utf8'), language));
}
process.exit(0);
