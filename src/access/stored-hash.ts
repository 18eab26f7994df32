import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

/**
 * How a stored hash was made, which it says by its beginning:
 *
 *   $argon2id$v=19$m=…            ours
 *   md5$argon2id$v=19$m=…         ours, over the MD5 digest that was all an old system had
 *   pbkdf2_sha256$36000$salt$…    Django's
 *   $2a$ $2b$ $2y$ 10$…           bcrypt, of PHP and others
 */
export type HashKind = 'argon2id' | 'md5' | 'pbkdf2_sha256' | 'bcrypt';

/** A hash that can be read. */
export interface StoredHash {
  readonly kind: HashKind;
  readonly text: string;
}

/** What an old system's hash may cost at most; forged ones could keep a thread busy for days. */
const MAX_BCRYPT_COST = 16;
const MAX_PBKDF2_ROUNDS = 2_000_000;
const MAX_ARGON2_KIB = 1024 * 1024;

const FORMS: Readonly<Record<HashKind, RegExp>> = {
  argon2id: /^\$argon2id\$v=\d+\$m=(\d{1,7}),t=\d{1,3},p=\d{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,86}$/,
  md5: /^md5\$argon2id\$v=\d+\$m=(\d{1,7}),t=\d{1,3},p=\d{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,86}$/,
  pbkdf2_sha256: /^pbkdf2_sha256\$(\d{1,7})\$([^$]+)\$([A-Za-z0-9+/]{43}=)$/,
  bcrypt: /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/,
};

const COSTLIEST: Readonly<Record<HashKind, number>> = {
  argon2id: MAX_ARGON2_KIB,
  md5: MAX_ARGON2_KIB,
  pbkdf2_sha256: MAX_PBKDF2_ROUNDS,
  bcrypt: MAX_BCRYPT_COST,
};

/** Stands between the hashes of an account that was two in the old systems, each with a password; no hash has one inside. */
const SEPARATOR = ' ';

/** The texts of an account's hashes: any of them lets its owner in. */
export function hashesIn(stored: string): string[] {
  return stored.split(SEPARATOR).filter((text) => text !== '');
}

/** One stored text of the hashes of several accounts that become one. */
export function joinHashes(...stored: readonly (string | null)[]): string | null {
  const texts = new Set(stored.flatMap((one) => (one === null ? [] : hashesIn(one))));
  return texts.size === 0 ? null : [...texts].join(SEPARATOR);
}

/** Null for a text that nothing can be compared with, such as Django's `!`. */
export function readHash(text: string): StoredHash | null {
  for (const kind of Object.keys(FORMS) as HashKind[]) {
    const cost = FORMS[kind].exec(text)?.[1];
    if (cost !== undefined) return Number(cost) >= 1 && Number(cost) <= COSTLIEST[kind] ? { kind, text } : null;
  }
  return null;
}

/** Whether the text was what the hash was made of. Runs outside the event loop. */
export async function matches({ kind, text }: StoredHash, candidate: string): Promise<boolean> {
  if (kind === 'pbkdf2_sha256') return matchesPbkdf2(text, candidate);
  if (kind === 'bcrypt') return verifyBcrypt(candidate, text);
  return verifyArgon2(kind === 'md5' ? text.slice('md5'.length) : text, candidate);
}

const derive = promisify(pbkdf2);

async function matchesPbkdf2(text: string, candidate: string): Promise<boolean> {
  const [, rounds = '', salt = '', digest = ''] = FORMS.pbkdf2_sha256.exec(text) ?? [];
  const expected = Buffer.from(digest, 'base64');
  return timingSafeEqual(await derive(candidate, salt, Number(rounds), expected.length, 'sha256'), expected);
}
