import { connect } from 'node:net';
import type pg from 'pg';

/** Whether nobody waits for the answer any more. Cheap: it is asked only of statements that take long. */
export type Gone = () => boolean;

/** How often callers of statements that take long are looked at, and how long that is. */
const LOOK_EVERY_MS = 200;
/** A cancellation that does not get through in this time is left to the statement's own limit. */
const PATIENCE_MS = 2000;

const CANCEL_REQUEST = 80_877_102;

/** A statement under way for a caller who may go. */
export interface Watched {
  readonly client: pg.PoolClient;
  readonly gone: Gone;
  readonly since: number;
  /** Resolves when the server has been told; to false when that is not certain. */
  canceled?: Promise<boolean>;
}

/** Cancels statements whose caller has hung up. Statements that are quick cost it an entry in a set. */
export class HangUps {
  private readonly running = new Set<Watched>();
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();

  watch(client: pg.PoolClient, gone: Gone): Watched {
    const watched = { client, gone, since: performance.now() };
    this.running.add(watched);
    return watched;
  }

  /** To be called when the statement has ended; resolves when its connection can take another, to false when it must not. */
  done(watched: Watched): true | Promise<boolean> {
    this.running.delete(watched);
    return watched.canceled ?? true;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = performance.now();
    for (const watched of this.running) {
      // The oldest come first.
      if (now - watched.since < LOOK_EVERY_MS) return;
      if (watched.canceled === undefined && watched.gone()) watched.canceled = cancel(watched.client);
    }
  }
}

/**
 * Asks the server, by a connection made for it, to end what `client` has it do. When the server closes that connection it
 * has passed the request on, so whoever waits for this before using `client` again has no later statement ended.
 */
function cancel(client: pg.PoolClient): Promise<boolean> {
  const { host, port, processID, secretKey } = client as pg.PoolClient &
    Record<'port' | 'processID' | 'secretKey', number> & { readonly host: string };
  const request = Buffer.alloc(16);
  [16, CANCEL_REQUEST, processID, secretKey].forEach((value, index) => request.writeInt32BE(value, index * 4));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
    socket.on('connect', () => socket.end(request));
    let failed = false;
    socket.on('error', () => (failed = true));
    socket.on('data', () => {});
    socket.on('close', () => resolve(!failed));
  });
}
