import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** An answer as it went out. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Answers may hold tokens and drawn passwords, which nobody may read in the database. They are sealed with the server's
 * secret together with the client's key, of which the database has only a hash.
 */
export class AnswerSeal {
  constructor(private readonly secret: string) {}

  seal(answer: KeptAnswer, accountId: number, key: string): Buffer<ArrayBuffer> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keyOf(accountId, key), iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Null: sealed with another secret, or damaged. */
  open(sealed: Uint8Array, accountId: number, key: string): KeptAnswer | null {
    const bytes = Buffer.from(sealed);
    try {
      const decipher = createDecipheriv(ALGORITHM, this.keyOf(accountId, key), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
      // Nobody else could have sealed it.
      return JSON.parse(text) as KeptAnswer;
    } catch {
      return null;
    }
  }

  private keyOf(accountId: number, key: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', `idempotency:${accountId}:${key}`, 32));
  }
}
