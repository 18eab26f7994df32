import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one request: refused for now, lost on its way, or done and its answer lost. */
type Fault = 'not now' | 'drop before' | 'drop after';

export interface FaultyProxy {
  readonly origin: string;
  /** The requests that came, in their order. */
  readonly seen: readonly { readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** Passes POSTs on to the gateway, but for the first ones: each has the fault of its place. */
export async function startFaultyProxy(target: string, faults: readonly Fault[]): Promise<FaultyProxy> {
  const seen: { headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const fault = faults[seen.length];
      seen.push({ headers: request.headers });
      if (fault === 'not now') return response.writeHead(503, { 'retry-after': '1' }).end();
      if (fault === 'drop before') return request.socket.destroy();
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const answer = await fetch(`${target}${request.url}`, {
        method: 'POST',
        headers: headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      const body = await answer.text();
      if (fault === 'drop after') return request.socket.destroy();
      return response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
