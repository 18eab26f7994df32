import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readSecretIn, SECRET_FILE } from '../../access/secret.js';
import { failure, type Finding, orWell, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

const ENOUGH_BITS = 96;
/** What stands in examples, and is known to everybody. */
const EXAMPLE = /secret|change.?me|password|passwd|example|default|sample|test|demo|campus|jwt|0123456789|abcdef|qwerty/i;
const FRESH = 'Make one: node -p "crypto.randomBytes(48).toString(\'base64url\')"; everybody signs in again.';

export const checkSecrets: Check = async ({ settings, env }) => {
  const judge = settings.production ? failure : warning;
  const found: Finding[] = [];
  if (settings.jwtSecret !== undefined && isWeak(settings.jwtSecret))
    found.push(judge('secrets', 'JWT_SECRET can be guessed: who does signs in as anybody', FRESH));
  if (settings.jwtSecret === undefined) found.push(...(await generated(settings.dataDir)));
  if (settings.firstAdministrator !== undefined)
    found.push(
      warning('secrets', 'ADMIN_PASSWORD is still set, and only the first start needs it', 'Unset ADMIN_USERNAME and ADMIN_PASSWORD.'),
    );
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    found.push(
      judge(
        'secrets',
        'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever is between reads along and answers',
        'Unset it, and name your authority by NODE_EXTRA_CA_CERTS.',
      ),
    );
  return orWell(
    'secrets',
    found,
    settings.jwtSecret === undefined ? `generated, in ${join(settings.dataDir, SECRET_FILE)}` : 'JWT_SECRET is long and without a pattern',
  );
};

async function generated(dataDir: string): Promise<Finding[]> {
  try {
    if ((await readSecretIn(dataDir)) === undefined) return [skipped('secrets', 'the first start makes one')];
  } catch (error) {
    return [
      failure(
        'secrets',
        error instanceof Error ? error.message : 'the secret file cannot be read',
        `It has to be readable by the user that the gateway runs as.`,
      ),
    ];
  }
  const path = join(dataDir, SECRET_FILE);
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [warning('secrets', `${path} can be read by others of this machine`, `Run: chmod 600 ${path}`)];
}

/** Words of examples, and texts that repeat themselves: what comes again after the same character says nothing new. */
export function isWeak(secret: string): boolean {
  if (EXAMPLE.test(secret)) return true;
  const characters = [...secret];
  const pairs = new Set(characters.map((character, at) => `${characters[at - 1] ?? ''}${character}`));
  const shares = [...new Set(characters)].map((one) => characters.filter((other) => other === one).length / characters.length);
  const bits = shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
  return bits * pairs.size < ENOUGH_BITS;
}
