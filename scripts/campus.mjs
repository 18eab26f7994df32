// `npm run campus -- <command>`, and the npm scripts that are commands of it: build what is missing, then run in this same process, so
// that signals reach it.
import { build } from './build.mjs';

await build();
await import('../dist/src/cli/main.js');
