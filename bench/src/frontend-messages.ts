const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);
const NOTHING = Buffer.alloc(0);

/**
 * Follows what a client sends to PostgreSQL (protocol 3) and reports each statement that is run: a simple Query, or an Execute
 * of the extended protocol. Messages may come in any pieces.
 */
export class FrontendMessages {
  private started = false;
  /** The beginning of a startup message that has not come whole. */
  private startup: Buffer = NOTHING;
  private readonly head = Buffer.alloc(5);
  private headBytes = 0;
  /** Bytes of the present message that are still to come. */
  private left = 0;

  constructor(private readonly onStatement: () => void) {}

  /** What is to be passed on to the database, and whether the client has asked for encryption. */
  read(chunk: Buffer): { forward: Buffer; refusesEncryption: boolean } {
    if (this.started) {
      this.follow(chunk);
      return { forward: chunk, refusesEncryption: false };
    }
    // The first messages have no type: length and code, each in four bytes.
    this.startup = Buffer.concat([this.startup, chunk]);
    if (this.startup.length < 8) return { forward: NOTHING, refusesEncryption: false };
    const code = this.startup.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) {
      this.startup = this.startup.subarray(8);
      return { forward: NOTHING, refusesEncryption: true };
    }
    this.started = true;
    this.left = this.startup.readInt32BE(0);
    this.follow(this.startup);
    return { forward: this.startup, refusesEncryption: false };
  }

  private follow(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.left > 0) {
        const skipped = Math.min(this.left, chunk.length - at);
        this.left -= skipped;
        at += skipped;
        continue;
      }
      this.head[this.headBytes++] = chunk[at++] ?? 0;
      if (this.headBytes < this.head.length) continue;
      this.headBytes = 0;
      // The length counts itself, not the type.
      this.left = this.head.readInt32BE(1) - 4;
      if (this.head[0] === QUERY || this.head[0] === EXECUTE) this.onStatement();
    }
  }
}
