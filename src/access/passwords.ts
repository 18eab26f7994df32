import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { Turns } from '../platform/turns.js';
import type { Realm } from './audiences.js';
import { randomLettersAndDigits } from './random.js';
import { hashesIn, joinHashes, matches, readHash, type HashKind, type StoredHash } from './stored-hash.js';

/** What one argon2id hash costs. */
export interface PasswordCost {
  /** Memory in KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** A password as an old system stored it, in a form that is worth no more than the password itself. */
export interface OldPassword {
  /** `md5`: 32 hexadecimal digits, without a salt. */
  readonly form: 'md5' | 'plain';
  readonly text: string;
  /** 16 bytes that no other account has; the same ones make the same hash again. */
  readonly salt: Uint8Array;
}

/** What follows from a password that opens. */
export interface Opened {
  /** What is to be stored instead, because the hash was an old system's; null: it is as ours are. */
  readonly renewed: string | null;
}

/** OWASP's parameters for argon2id. */
const OWASP_COST: PasswordCost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

const MD5_HEX = /^[0-9a-f]{32}$/i;

/** A hash keeps one thread of the pool busy, which also reads files: so many at once, and nobody waits longer for a turn. */
const TURNS = { atOnce: 4, longestWaitMs: 1500 };

/**
 * Password hashes: argon2id, which is the library's default algorithm, and those of old systems (stored-hash.ts). Hashing runs
 * outside the event loop, and a storm of sign-ins is refused in time (UNAVAILABLE).
 */
export class Passwords {
  /** Nobody's: compared with when there is no account, so that an unknown name takes as long as a known one. */
  private readonly nobodys: Promise<StoredHash>;
  private readonly turns = new Turns(TURNS);

  constructor(private readonly cost: PasswordCost = OWASP_COST) {
    this.nobodys = hash(randomLettersAndDigits(32), cost).then((text) => ({ kind: 'argon2id', text }));
  }

  /**
   * The hash to store for a new password. That of a member of staff is made over the MD5 hex digest, because clients of
   * the old back office send nothing else (contract: summer-crm.user.login).
   */
  async hash(realm: Realm, password: string): Promise<string> {
    return this.turns.run('new', () => hash(realm === 'STAFF' ? md5(password) : password, this.cost));
  }

  /** The hash to store for a password of an old system. What is a slow hash already, bcrypt or PBKDF2, is stored as it is. */
  async adopt(realm: Realm, { form, text, salt }: OldPassword): Promise<string> {
    const digested = form === 'md5' ? text.toLowerCase() : md5(text);
    const made = await hash(form === 'md5' || realm === 'STAFF' ? digested : text, { ...this.cost, salt });
    return form === 'md5' && realm !== 'STAFF' ? `md5${made}` : made;
  }

  /** Whether the password opens what is stored; `null` (no account, or no password set) is opened by none, and takes as long. */
  async verify(realm: Realm, stored: string | null, password: string): Promise<boolean> {
    return (await this.open(realm, stored, password)) !== null;
  }

  /** The same for a sign-in, which also learns what to store from then on. A hash that cannot be read is opened by none, and takes as long. */
  async open(realm: Realm, stored: string | null, password: string): Promise<Opened | null> {
    const nobodys = await this.nobodys;
    for (const text of stored === null ? [''] : hashesIn(stored)) {
      const known = readHash(text);
      const compared = known ?? nobodys;
      for (const candidate of candidates(realm, compared.kind, password)) {
        // In turn with other accounts: who guesses at one delays the next sign-in by one guess.
        const opens = await this.turns.run(stored ?? compared.text, () => matches(compared, candidate));
        if (opens && known !== null && stored !== null) return { renewed: await this.renewed(realm, stored, known, password) };
      }
    }
    return null;
  }

  /** With a hash of ours in the place of the old system's; the other hashes of the account stay. */
  private async renewed(realm: Realm, stored: string, known: StoredHash, password: string): Promise<string | null> {
    if (known.kind === 'argon2id') return null;
    const ours = await this.hash(realm, password);
    return joinHashes(...hashesIn(stored).map((text) => (text === known.text ? ours : text)));
  }
}

/**
 * What may have been hashed, in the order to try. A member of staff sends the password or already its digest; old systems
 * hashed what their own clients sent.
 */
function candidates(realm: Realm, kind: HashKind, password: string): string[] {
  if (kind === 'md5') return [md5(password)];
  if (realm !== 'STAFF' || kind !== 'argon2id') return [password];
  return MD5_HEX.test(password) ? [password.toLowerCase(), md5(password)] : [md5(password)];
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
