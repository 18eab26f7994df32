import { seal, sealKey, unseal } from '../seal.js';

/** An answer as it went out. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/**
 * Answers may hold tokens and drawn passwords, which nobody may read in the database. They are sealed with the server's
 * secret together with the client's key, of which the database has only a hash.
 */
export class AnswerSeal {
  constructor(private readonly secret: string) {}

  seal(answer: KeptAnswer, accountId: number, key: string): Buffer<ArrayBuffer> {
    return seal(this.keyOf(accountId, key), JSON.stringify(answer));
  }

  /** Null: sealed with another secret, or damaged. */
  open(sealed: Uint8Array, accountId: number, key: string): KeptAnswer | null {
    const text = unseal(this.keyOf(accountId, key), sealed);
    // Nobody else could have sealed it.
    return text === null ? null : (JSON.parse(text) as KeptAnswer);
  }

  private keyOf(accountId: number, key: string): Buffer {
    return sealKey(this.secret, `idempotency:${accountId}:${key}`);
  }
}
