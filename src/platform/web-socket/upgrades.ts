import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { serveWithoutUpgrade } from './without-upgrade.js';

export interface UpgradeRules {
  /** Takes the connection in; false: there is no room for it. */
  readonly admits: (request: IncomingMessage, socket: Duplex) => boolean;
  /** Answers one that was not taken in, and closes it. */
  readonly refuse: (request: IncomingMessage, socket: Duplex) => void;
}

/** Gives each WebSocket's opening to whoever serves its path. Node gives all of them to every listener, and serves none as plain HTTP. */
export class Upgrades {
  private readonly paths = new Map<string, EventEmitter>();

  constructor(
    private readonly server: Server,
    private readonly rules: UpgradeRules,
  ) {
    server.on('upgrade', this.dispatch);
  }

  /** Stands for the server to one who serves these paths, with and without a trailing slash: its `upgrade` events are theirs. */
  at(...paths: readonly string[]): EventEmitter {
    const emitter = new EventEmitter();
    for (const path of paths) this.paths.set(path, emitter);
    return emitter;
  }

  /** From now on nobody is served. */
  close(): void {
    this.server.off('upgrade', this.dispatch);
  }

  private readonly dispatch = (request: IncomingMessage, socket: Duplex, rest: Buffer): void => {
    const { method, url = '', headers } = request;
    const path = url.split('?', 1)[0]?.replace(/(.)\/$/, '$1') ?? '';
    const taker = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' ? this.paths.get(path) : undefined;
    if (taker === undefined) serveWithoutUpgrade(this.server, request, socket, rest);
    else if (this.rules.admits(request, socket)) taker.emit('upgrade', request, socket, rest);
    else this.rules.refuse(request, socket);
  };
}
