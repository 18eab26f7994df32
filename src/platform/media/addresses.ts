import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Bytes of a block of SHA-256, which is what HMAC pads its key to. */
const BLOCK_BYTES = 64;
/** Half of the hash, the least that RFC 2104 allows: 128 bits are not guessed, and addresses stay short. */
const SIGNATURE_BYTES = 16;
/** Addresses that are made within such a part of their life are equal, so that a client that reads again has nothing to fetch. */
const STEPS_OF_A_LIFE = 12;
/** How many hexadecimal digits of the hash an address holds. */
export const SIGNATURE_DIGITS = SIGNATURE_BYTES * 2;
const EXPIRES = /^\d{1,11}(?:\.\d{1,3})?$/;
const SIGNATURE = new RegExp(`^[0-9a-f]{${SIGNATURE_DIGITS}}$`);

/**
 * What a statement makes addresses of stored files from. A signature is HMAC-SHA256, whose two padded keys are here as
 * PostgreSQL writes `bytea`.
 */
export interface AddressParts {
  /** Address below which files are served, with a trailing slash. */
  readonly base: string;
  /** Stands between the path and its signature: `?expires=…&signature=`. */
  readonly query: string;
  readonly innerKey: string;
  readonly outerKey: string;
}

/** What the query of an address says, as a client sent it. */
export interface AddressQuery {
  readonly expires?: unknown;
  readonly signature?: unknown;
}

/**
 * The addresses of stored files: of public ones simply where they are, of personal ones
 * `<base><path>?expires=<Unix time>&signature=<hexadecimal>`, good for a limited time, whoever holds them.
 *
 * Every expiry has a key of its own. Statements get that one only: where a database logs its parameters, nothing is told
 * that outlives the addresses themselves. All processes share the secret, so each understands what the others signed.
 */
export class FileAddresses {
  readonly base: string;
  private readonly key: Buffer;
  private readonly lifeMs: number;
  private readonly stepMs: number;
  private current: AddressParts;
  private currentUntil = 0;

  constructor({ base, secret, lifeSeconds }: { base: string; secret: string; lifeSeconds: number }) {
    this.base = base;
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'campus-gateway addresses of personal files', 32));
    this.lifeMs = lifeSeconds * 1000;
    const step = this.lifeMs / STEPS_OF_A_LIFE;
    // Whole seconds where there is time for them.
    this.stepMs = Math.floor(step < 1000 ? step : step - (step % 1000));
    this.current = this.partsUntil(0);
  }

  /** For addresses made now: each is good for the whole setting, or up to a twelfth less. */
  now(): AddressParts {
    const now = Date.now();
    const until = now + this.lifeMs - ((now + this.lifeMs) % this.stepMs);
    if (until !== this.currentUntil) {
      this.current = this.partsUntil(until);
      this.currentUntil = until;
    }
    return this.current;
  }

  /** Whether the address of this path was made here and is still good. */
  isGood(path: string, query: AddressQuery): boolean {
    return this.isOurs(path, query) && Number(query.expires) * 1000 > Date.now();
  }

  /** Whether the address of this path was made here, good or expired. */
  isOurs(path: string, { expires, signature }: AddressQuery): boolean {
    if (typeof expires !== 'string' || !EXPIRES.test(expires) || typeof signature !== 'string' || !SIGNATURE.test(signature)) return false;
    return timingSafeEqual(signatureOf(path, this.keyOf(expires)), Buffer.from(signature, 'hex'));
  }

  private partsUntil(until: number): AddressParts {
    const expires = String(until / 1000);
    const key = this.keyOf(expires);
    return { base: this.base, query: `?expires=${expires}&signature=`, innerKey: padded(key, 0x36), outerKey: padded(key, 0x5c) };
  }

  private keyOf(expires: string): Buffer {
    return createHmac('sha256', this.key).update(expires).digest();
  }
}

function signatureOf(path: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(path).digest().subarray(0, SIGNATURE_BYTES);
}

/** RFC 2104: the key filled up to a block, each byte combined with that of a constant. */
function padded(key: Buffer, constant: number): string {
  const block = Buffer.concat([key, Buffer.alloc(BLOCK_BYTES - key.length)]);
  return `\\x${Buffer.from(block.map((byte) => byte ^ constant)).toString('hex')}`;
}
