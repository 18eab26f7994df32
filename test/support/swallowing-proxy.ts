import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can lose what is sent, in both directions, without anybody being told. */
export interface SwallowingProxy {
  readonly port: number;
  /** From now on nothing gets through, on connections that are open and on new ones. */
  swallow(): void;
  /** New connections get through again. Those that were open go on, without what was lost; or, where `lost`, never again. */
  recover(options?: { lost: boolean }): void;
  close(): Promise<void>;
}

export async function startSwallowingProxy(target: { host: string; port: number }): Promise<SwallowingProxy> {
  const sockets = new Set<Socket>();
  let passage = { open: true };
  let swallowing = false;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const mine = passage;
    const upstream = connect({ ...target, allowHalfOpen: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (!swallowing && mine.open) to.write(data);
      });
      from.on('end', () => {
        if (!swallowing && mine.open) to.end();
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!swallowing && mine.open) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    swallow: () => {
      swallowing = true;
    },
    recover: ({ lost } = { lost: false }) => {
      if (lost) passage.open = false;
      passage = { open: true };
      swallowing = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
