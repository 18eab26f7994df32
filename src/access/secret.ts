import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Its name in the data directory. */
export const SECRET_FILE = 'jwt-secret';
const BYTES = 48;

/**
 * The secret that signs tokens when none is configured: made once and kept in the data directory, readable by its owner
 * only. A half written one cannot be left behind, and of two processes that start at once both get the same.
 */
export async function readOrCreateSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, SECRET_FILE);
  const known = await readSecret(path);
  if (known !== undefined) return known;

  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(BYTES).toString('base64url'));
    await file.sync();
    // Unlike a rename, a link never replaces what another process has put there first.
    await link(draft, path).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  const made = await readSecret(path);
  if (made === undefined) throw new Error(`The secret file ${path} vanished while it was made.`);
  return made;
}

/** The secret of a data directory; undefined where none has been made yet. */
export async function readSecretIn(dataDir: string): Promise<string | undefined> {
  return readSecret(join(dataDir, SECRET_FILE));
}

async function readSecret(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  const secret = text?.trim();
  if (secret !== undefined && Buffer.byteLength(secret) < 32) {
    throw new Error(`The secret file ${path} is damaged: delete it (everybody signs in again) or set JWT_SECRET.`);
  }
  return secret;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
