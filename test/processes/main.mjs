// Runs the command line from its sources, as a process of its own.
import { createServer, createServerModuleRunner } from 'vite';

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
await createServerModuleRunner(vite.environments.ssr).import('/src/cli/main.ts');
