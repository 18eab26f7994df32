import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReasonedError } from '../errors.js';
import type { Log } from '../log.js';
import { StartRefused } from '../start-refused.js';
import { CONTROL_FOLDER, controlAddress } from './address.js';

/** Does what a command asks for; both sides are of one program, so what it is given is what it takes. Answers an object, or a stream of bytes. Throws StartRefused or ReasonedError with what the caller is told. */
export type ControlHandler = (input: never) => Promise<object | Readable>;

/** Commands are a few fields. */
const LARGEST_INPUT = 64 * 1024;

/**
 * Listens for commands on a socket in the data directory, for as long as this process has the directory to itself. The folder of the
 * socket is its owner's only. Answers how to stop; undefined where this system names no such sockets.
 */
export async function serveControl(
  dataDir: string,
  handlers: Readonly<Record<string, ControlHandler>>,
  log: Log,
): Promise<(() => Promise<void>) | undefined> {
  const folder = join(dataDir, CONTROL_FOLDER);
  // What a killed process has left; nobody else may be listening, for the directory is ours.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  await chmod(folder, 0o700);
  const address = await controlAddress(dataDir);
  if (address === undefined) return undefined;
  const server = createServer((request, response) => {
    answer(request, response, handlers).catch((error: unknown) => {
      log.error({ err: error }, 'A command of the command line failed.');
      response.destroy();
    });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address.path, resolve);
    });
    await chmod(address.path, 0o600);
  } finally {
    await address.done();
  }
  server.unref();
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Readonly<Record<string, ControlHandler>>,
): Promise<void> {
  const name = request.url?.slice(1) ?? '';
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (request.method !== 'POST' || handler === undefined)
    return tell(response, 404, { error: 'The process that serves is of another version and does not know this command.' });
  let result: object;
  try {
    result = await handler((await inputOf(request)) as never);
  } catch (error) {
    if (!(error instanceof StartRefused || error instanceof ReasonedError)) throw error;
    return tell(response, 422, { error: error.message });
  }
  if (!('pipe' in result)) return tell(response, 200, result);
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  // Whoever asked may go at any time.
  await pipeline(result as Readable, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

function tell(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function inputOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > LARGEST_INPUT) throw new StartRefused('The command is too long.');
  }
  return JSON.parse(text) as unknown;
}
