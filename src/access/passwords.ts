import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Turns } from '../platform/turns.js';
import type { Realm } from './audiences.js';
import { randomLettersAndDigits } from './random.js';

/** What one argon2id hash costs. */
export interface PasswordCost {
  /** Memory in KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP's parameters for argon2id. */
const OWASP_COST: PasswordCost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

const MD5_HEX = /^[0-9a-f]{32}$/i;

/** A hash keeps one thread of the pool busy, which also reads files: so many at once, and nobody waits longer for a turn. */
const TURNS = { atOnce: 4, longestWaitMs: 1500 };

/**
 * Password hashes: argon2id, which is the library's default algorithm. Hashing runs outside the event loop, and a storm of
 * sign-ins is refused in time (UNAVAILABLE).
 */
export class Passwords {
  /** Nobody's: compared with when there is no account, so that an unknown name takes as long as a known one. */
  private readonly nobodys: Promise<string>;
  private readonly turns = new Turns(TURNS);

  constructor(private readonly cost: PasswordCost = OWASP_COST) {
    this.nobodys = hash(randomLettersAndDigits(32), cost);
  }

  /**
   * The hash to store for a new password. That of a member of staff is made over the MD5 hex digest, because clients of
   * the old back office send nothing else (contract: summer-crm.user.login).
   */
  async hash(realm: Realm, password: string): Promise<string> {
    return this.turns.run('new', () => hash(realm === 'STAFF' ? md5(password) : password, this.cost));
  }

  /** Whether the password opens the hash; `null` (no account, or no password set) is opened by none, and takes as long. */
  async verify(realm: Realm, passwordHash: string | null, password: string): Promise<boolean> {
    const known = passwordHash ?? (await this.nobodys);
    for (const candidate of candidates(realm, password)) {
      // In turn with other accounts: who guesses at one delays the next sign-in by one guess.
      const opens = await this.turns.run(known, () => verify(known, candidate));
      if (opens && passwordHash !== null) return true;
    }
    return false;
  }
}

/** What may have been hashed, in the order to try. A member of staff sends the password or already its digest. */
function candidates(realm: Realm, password: string): string[] {
  if (realm !== 'STAFF') return [password];
  return MD5_HEX.test(password) ? [password.toLowerCase(), md5(password)] : [md5(password)];
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
