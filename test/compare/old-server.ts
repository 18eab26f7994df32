import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OldRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface OldServer {
  readonly url: string;
  /** What it was asked. */
  readonly asked: OldRequest[];
  close(): Promise<void>;
}

export interface OldReply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown;
}

/** A server in this process that stands for an old system. */
export async function oldServer(answer: (request: OldRequest) => OldReply | Promise<OldReply>): Promise<OldServer> {
  const asked: OldRequest[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      asked.push(seen);
      const { status = 200, headers = {}, body = null } = await answer(seen);
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
