// An import of test data as a process of its own, which kills itself: see import-process.ts.
import { createServer, createServerModuleRunner } from 'vite';

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
await createServerModuleRunner(vite.environments.ssr).import('/test/import/import-process.ts');
