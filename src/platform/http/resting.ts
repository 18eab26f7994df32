import type { Socket } from 'node:net';

/**
 * Connections that are read again in one turn of the event loop: so many at least, and so many that none waits for more than so
 * many turns.
 */
const A_TURN = 16;
const TURNS = 32;

/**
 * Connections whose clients were just refused. Thousands of them that ask again at once would make each turn of the event loop as long as
 * it takes to refuse them all, and in each turn only one new connection is accepted: nobody else would be heard. So they are read again
 * in their order, a few in each turn.
 */
export class Resting {
  private readonly fresh: Socket[] = [];
  private readonly paused: Socket[] = [];
  private waiting = false;

  add(socket: Socket): void {
    this.fresh.push(socket);
    this.turnNext();
  }

  private turnNext(): void {
    if (this.waiting) return;
    this.waiting = true;
    // Not earlier: after an answer Node reads on by itself, in the same turn.
    setImmediate(() => {
      this.waiting = false;
      for (const socket of this.paused.splice(0, Math.max(A_TURN, Math.ceil(this.paused.length / TURNS)))) socket.resume();
      for (const socket of this.fresh.splice(0)) this.paused.push(socket.pause());
      if (this.paused.length > 0) this.turnNext();
    });
  }
}
