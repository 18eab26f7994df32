import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { HOST, readSettings } from '../settings.js';
import { presetFor } from './preset.js';

const { port, databaseUrl } = readSettings();
const server = createServer();
const pgl = postgraphile(presetFor(databaseUrl));
await pgl.createServ(grafserv).addTo(server);
await pgl.getSchema();
server.listen(port, HOST);
