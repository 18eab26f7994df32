// `npm run example`: the tour against the gateway at GATEWAY_URL. Vite runs the TypeScript as it is, as a bundler would.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { build } from '../../scripts/build.mjs';

await build({ generateOnly: true });
const root = dirname(fileURLToPath(import.meta.url));
const { module } = await runnerImport('./main.ts', { root, configFile: false, logLevel: 'error' });
await module.main();
