import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { tokenIn } from '../../legacy/token-in.js';
import type { Store } from '../../platform/store/store.js';

const LIFE_SECONDS = 24 * 3_600;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Which of our tokens stands for which of an old system's, for whoever has signed in through any process. In the store neither can be read: what
 * opens ours is made of the old one, and that is not there.
 */
export class ShadowSessions {
  constructor(
    private readonly surface: string,
    private readonly store: Store,
  ) {}

  async of(oldToken: string): Promise<string | undefined> {
    const sealed = await this.store.get(this.keyOf(oldToken));
    return sealed === null ? undefined : opened(sealed, oldToken);
  }

  async keep(oldToken: string, ours: string): Promise<void> {
    await this.store.set(this.keyOf(oldToken), sealed(ours, oldToken), LIFE_SECONDS);
  }

  /** Either side may have answered a fresh token in a header. */
  async renew(oldToken: string | null, old: Readonly<Record<string, string>>, our: Readonly<Record<string, string>>): Promise<void> {
    if (oldToken === null || (old['token'] === undefined && our['token'] === undefined)) return;
    const ours = our['token'] ?? (await this.of(oldToken));
    if (ours === undefined) return;
    await this.keep(oldToken, ours);
    if (old['token'] !== undefined) await this.keep(old['token'], ours);
  }

  /** The token that an answer gives. */
  tokenOf(headers: Readonly<Record<string, string>>, body: unknown): string | undefined {
    return tokenIn(body) ?? headers['token'] ?? /(?:^|[,;] ?)ticket=([^;,]+)/.exec(headers['set-cookie'] ?? '')?.[1];
  }

  private keyOf(oldToken: string): string {
    return `shadow:${this.surface}:${keyFrom(oldToken, 'name').toString('base64url')}`;
  }
}

function keyFrom(oldToken: string, use: string): Buffer {
  return createHash('sha256').update(`${use}\0${oldToken}`).digest();
}

function sealed(text: string, oldToken: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(oldToken, 'shadow session'), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function opened(text: string, oldToken: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(CIPHER, keyFrom(oldToken, 'shadow session'), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

const PERSON_KEYS = ['user_id', 'student_id', 'UserID', 'id'];

/** Whom the answer of a sign-in names, by their id; undefined: it names nobody. */
export function personIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const values = body as Readonly<Record<string, unknown>>;
  for (const key of PERSON_KEYS)
    if (typeof values[key] === 'number' || (typeof values[key] === 'string' && /^\d+$/.test(values[key]))) return String(values[key]);
  return personIn(values['data']);
}
