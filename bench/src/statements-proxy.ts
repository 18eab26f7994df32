import { connect, createServer, type Server, type Socket } from 'node:net';
import { FrontendMessages } from './frontend-messages.js';

/** Stands between a server and PostgreSQL and counts the statements that are run, in whatever way a driver sends them. */
export interface StatementsProxy {
  /** Where the server finds its database. */
  readonly url: string;
  /** Statements since the proxy was opened. */
  count(): number;
  close(): Promise<void>;
}

export async function openStatementsProxy(databaseUrl: string): Promise<StatementsProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;

  const server = createServer((client) => {
    const database = connect({ host: target.hostname, port: Number(target.port || 5432), noDelay: true });
    client.setNoDelay(true);
    const messages = new FrontendMessages(() => count++);
    client.on('data', (chunk) => {
      const { forward, refusesEncryption } = messages.read(chunk);
      // The answer to a request for TLS that keeps to plain text, which alone can be counted.
      if (refusesEncryption) client.write('N');
      if (forward.length > 0) database.write(forward);
    });
    database.on('data', (chunk) => void client.write(chunk));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('end', () => other.end());
      one.on('close', () => sockets.delete(one));
    }
  });

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(await listen(server));
  return {
    url: url.href,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
