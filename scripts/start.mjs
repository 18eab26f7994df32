// `npm start`: build what is missing, then run in this same process, so that signals reach the server.
import { build } from './build.mjs';

build();
await import('../dist/src/main.js');
