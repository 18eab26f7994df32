/** Who has signed in, and with what. */
export interface Session {
  readonly token: string;
  readonly realm: string;
  readonly name: string;
  /** ISO. */
  readonly expiresAt: string;
}

/** `setTimeout` takes no more. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * The session of this page. It is in the page's memory only: what a browser keeps for a tab (sessionStorage, the history) it writes to its disk,
 * to open the tab again after a restart.
 */
export class CurrentSession {
  #session: Session | undefined;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** @param changed is told of each change; `ended` is the session that came to its end by itself or was revoked. */
  constructor(private readonly changed: (session: Session | undefined, ended?: Session) => void) {}

  get token(): string | undefined {
    return this.#session?.token;
  }

  begin(session: Session): void {
    this.#replace(session);
    const left = Date.parse(session.expiresAt) - Date.now();
    this.#expiry = setTimeout(() => this.ended(session.token), Math.min(Math.max(left, 0), LONGEST_WAIT_MS));
    this.changed(session);
  }

  /** The gateway takes this token no more. */
  ended(token: string): void {
    const session = this.#session;
    if (session?.token !== token) return;
    this.#replace(undefined);
    this.changed(undefined, session);
  }

  /** The person signs out. */
  forget(): void {
    this.#replace(undefined);
    this.changed(undefined);
  }

  #replace(session: Session | undefined): void {
    clearTimeout(this.#expiry);
    this.#session = session;
  }
}
