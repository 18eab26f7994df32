import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { BoundedCount } from './bounded-count.js';

export interface WebSocketLimits {
  /** Of this process. */
  readonly max: number;
  /** Of one account, in this process. */
  readonly maxPerAccount: number;
}

/** Who has not signed in by then is cut off; those who serve the connection may be stricter. */
const SIGN_IN_MS = 10_000;
/** Connections of which nobody knows whose they are: they last moments only, so these are for many clients who come back at once. */
const MAX_UNKNOWN = 500;
const MAX_UNKNOWN_PER_ADDRESS = 50;

interface Entry {
  account: number | null;
  /** Ends the time in which the client signs in. */
  readonly known: () => void;
}

/**
 * The open WebSockets of this process, by whether they are somebody's: nobody keeps connections by not signing in, or too many
 * by doing so.
 */
export class WebSocketRegistry {
  private readonly entries = new Map<IncomingMessage, Entry>();
  private readonly unknown = new BoundedCount<string>(MAX_UNKNOWN_PER_ADDRESS);
  private readonly accounts: BoundedCount<number>;

  constructor(private readonly limits: WebSocketLimits) {
    this.accounts = new BoundedCount(limits.maxPerAccount);
  }

  counts(): { readonly signedIn: boolean; readonly count: number }[] {
    const signedIn = this.accounts.total;
    return [
      { signedIn: true, count: signedIn },
      { signedIn: false, count: this.entries.size - signedIn },
    ];
  }

  /** Takes the connection in, until it closes; false: there is no room for it. */
  open(request: IncomingMessage, socket: Duplex, address: string): boolean {
    if (this.entries.size >= this.limits.max || this.unknown.total >= MAX_UNKNOWN || !this.unknown.add(address)) return false;
    const timer = setTimeout(() => socket.destroy(), SIGN_IN_MS);
    timer.unref();
    let waiting = true;
    const known = (): void => {
      if (!waiting) return;
      waiting = false;
      clearTimeout(timer);
      this.unknown.remove(address);
    };
    this.entries.set(request, { account: null, known });
    socket.once('close', () => {
      known();
      const account = this.entries.get(request)?.account ?? null;
      if (account !== null) this.accounts.remove(account);
      this.entries.delete(request);
    });
    return true;
  }

  /** Another system serves the connection, and knows whose it is. */
  passedOn(request: IncomingMessage): void {
    this.entries.get(request)?.known();
  }

  /** The connection is the account's from now on; false: that has too many. */
  signIn(request: IncomingMessage, account: number): boolean {
    const entry = this.entries.get(request);
    // The client has gone meanwhile.
    if (entry === undefined || entry.account !== null) return true;
    if (!this.accounts.add(account)) return false;
    entry.account = account;
    entry.known();
    return true;
  }
}
