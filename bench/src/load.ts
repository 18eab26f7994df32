import autocannon from 'autocannon';
import type { Request } from './server.js';

/** The server has refused a request because it has too much to do: at so many clients there is no figure, which is no failure. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** A request and the size of the body that it is answered with, as the check has seen it; undefined: whatever comes. */
export interface Shot {
  readonly request: Request;
  readonly bodyBytes: number | undefined;
}

/** How long to load: both at least, but never longer than the last. */
export interface Extent {
  readonly seconds: number;
  readonly answers: number;
  readonly atMostSeconds: number;
}

export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  /** Of each answer, in ms, ascending. */
  readonly latencies: Float64Array;
  /** Mean size of a body. */
  readonly bodyBytes: number;
}

/**
 * Drives a server by so many clients, each of which walks through the shots; they begin at different ones, so that they do
 * not ask the same at the same time. Rejects at the first answer that is not the expected one.
 */
export function load(origin: string, shots: readonly Shot[], connections: number, extent: Extent): Promise<LoadResult> {
  const requests = shots.map(({ request: { method, path, headers, body } }) => ({ method, path, headers: { ...headers }, body }));
  const latencies: number[] = [];
  let bytes = 0;
  let failure: Error | undefined;
  let clients = 0;
  let done = false;
  let run: autocannon.Instance | undefined;
  const fail = (message: string, Kind: new (message: string) => Error = Error): void => {
    failure ??= new Kind(`${origin}: ${message}`);
    run?.stop();
  };
  const began = performance.now();
  let last = began;

  const setupClient = (client: autocannon.Client): void => {
    const first = Math.floor((clients++ * shots.length) / connections);
    client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    let turn = first;
    let length: number | undefined;
    // Its types promise an object of headers; it passes the parser's raw head.
    client.on('headers', (head) => (length = contentLength((head as unknown as { headers: readonly string[] }).headers)));
    client.on('response', (status, _bytes, ms) => {
      const shot = shots[turn++ % shots.length];
      if (shot === undefined || failure !== undefined || done) return;
      if (status !== 200) fail(`${shot.request.path} answers ${status} under load`, status === 503 ? Overloaded : Error);
      else if (length !== (shot.bodyBytes ?? length))
        fail(
          `${shot.request.path} ${shot.request.body ?? ''} answers ${length} bytes under load, and ${shot.bodyBytes} when it was checked`,
        );
      bytes += length ?? Number.NaN;
      latencies.push(ms);
      last = performance.now();
      if (latencies.length < extent.answers || last - began < extent.seconds * 1000) return;
      done = true;
      run?.stop();
    });
  };

  return new Promise((resolve, reject) => {
    const options = {
      url: origin,
      connections,
      pipelining: 1,
      timeout: 60,
      duration: extent.atMostSeconds,
      sampleInt: 50,
      requests: requests.slice(0, 1),
      setupClient,
    };
    run = autocannon(options, (error: unknown, result) => {
      if (failure === undefined && result.errors > 0)
        fail(`${result.errors} connections failed, ${result.timeouts} of them by waiting too long`);
      if (latencies.length === 0) fail(`nothing is answered within ${extent.atMostSeconds} s`);
      if (failure !== undefined || error !== null) return reject(failure ?? error);
      resolve({
        answers: latencies.length,
        seconds: (last - began) / 1000,
        latencies: Float64Array.from(latencies).sort(),
        bodyBytes: bytes / latencies.length,
      });
    });
  });
}

/** Heads come as name, value, name, value … */
function contentLength(headers: readonly string[]): number | undefined {
  for (let at = 0; at < headers.length; at += 2) {
    if (headers[at]?.length === 14 && headers[at]?.toLowerCase() === 'content-length') return Number(headers[at + 1]);
  }
  return undefined;
}
