import { readSecretIn } from '../../access/secret.js';
import { type Arrived, PROOF_HEADER, proofOf, PROXY_CHECK_PATH } from '../../proxy-check.js';
import type { Settings } from '../../settings/settings.js';
import { failure, type Finding, ok, orWell, skipped, warning } from './finding.js';
import { isOnThisMachine } from './near.js';
import type { Check } from './surroundings.js';

const PATIENCE_MS = 6000;
/** An address for documentation, which is nobody's. */
const FORGED_ADDRESS = '203.0.113.77';
const FORGED_HOST = 'forged.invalid';

/** Asks the gateway from outside, with headers that only a proxy may set, what has arrived of it. */
export const checkPublicAddress: Check = async ({ settings }) => {
  const name = 'public address';
  const { publicUrl, production } = settings;
  const url = new URL(publicUrl);
  const near = isOnThisMachine(url.hostname);
  const bySettings: Finding[] = [];
  if (production && near)
    bySettings.push(
      warning(name, `PUBLIC_URL is ${publicUrl}: links to files lead nobody here`, 'Set it to the address that clients use.'),
    );
  else if (!near && url.protocol === 'http:')
    bySettings.push(
      warning(
        name,
        `${publicUrl} is not encrypted: passwords and tokens are read along`,
        'Let a proxy in front speak TLS, and set PUBLIC_URL to https://….',
      ),
    );
  const secret = settings.jwtSecret ?? (await readSecretIn(settings.dataDir));
  if (secret === undefined) return [...bySettings, skipped(name, 'not asked: nothing has been started yet')];
  let answer: Response;
  try {
    answer = await fetch(`${publicUrl}${PROXY_CHECK_PATH}`, {
      headers: {
        [PROOF_HEADER]: proofOf(secret),
        'x-forwarded-for': FORGED_ADDRESS,
        'x-forwarded-host': FORGED_HOST,
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    return [
      ...bySettings,
      warning(
        name,
        `${publicUrl} was not reached from here: ${whyOf(error)}`,
        'Start the gateway and its proxy, or mend PUBLIC_URL, its name and its certificate.',
      ),
    ];
  }
  const arrived = answer.ok ? ((await answer.json().catch(() => undefined)) as Arrived | undefined) : undefined;
  if (typeof arrived?.address !== 'string') return [...bySettings, strange(name, publicUrl, answer.status)];
  const found = [...bySettings, ...judge(arrived, settings)];
  return orWell(name, found, `${publicUrl}; clients are told apart by their own address`);
};

function strange(name: string, publicUrl: string, status: number): Finding {
  if (status >= 500)
    return warning(
      name,
      `${publicUrl} answers ${status}: the proxy finds no gateway`,
      'Start the gateway; mend where the proxy looks for it.',
    );
  return failure(
    name,
    `${publicUrl} answers ${status}, which is no gateway of this version with this JWT_SECRET`,
    'Let the proxy pass every path and header on unchanged; set JWT_SECRET as the gateway has it, and keep the clocks of both within a minute.',
  );
}

/** What follows from what arrived. */
export function judge(
  { address, peer, protocol, host, forwardedFor }: Arrived,
  settings: Pick<Settings, 'publicUrl' | 'trustProxy' | 'legacyHosts'>,
): Finding[] {
  const name = 'proxy headers';
  const { publicUrl, trustProxy, legacyHosts } = settings;
  const url = new URL(publicUrl);
  const found: Finding[] = [];
  const hasProxy = forwardedFor !== FORGED_ADDRESS;
  if (address === FORGED_ADDRESS) {
    found.push(
      isOnThisMachine(url.hostname)
        ? warning(
            name,
            'PUBLIC_URL leads from here to the gateway without a proxy, and TRUST_PROXY trusts this machine',
            'Set PUBLIC_URL to the address of the proxy; without a proxy TRUST_PROXY=off.',
          )
        : failure(
            name,
            'anybody chooses the address that is counted for them: a forged X-Forwarded-For is believed',
            `Set TRUST_PROXY to the address or network of the proxy${trustProxy === true ? ' in place of `on`' : ''} (${peer} has connected), and let the proxy set or extend X-Forwarded-For.`,
          ),
    );
  } else if (hasProxy && forwardedFor !== null && trustProxy === false) {
    found.push(
      warning(
        name,
        `all clients have the address of the proxy, ${peer}: they share one limit of failed sign-ins`,
        `Set TRUST_PROXY=${peer}, or its network.`,
      ),
    );
  } else if (hasProxy && forwardedFor !== null && address === peer) {
    found.push(
      warning(name, `${peer} has connected, and TRUST_PROXY does not name it: all clients have its address`, `Add ${peer} to TRUST_PROXY.`),
    );
  } else if (forwardedFor === null) {
    found.push(
      warning(
        name,
        'the proxy takes X-Forwarded-For away: all clients have its address',
        'Let it set X-Forwarded-For to the address of the client.',
      ),
    );
  }
  if (host === FORGED_HOST)
    found.push(
      warning(
        name,
        'a forged X-Forwarded-Host is believed',
        'Let the proxy overwrite X-Forwarded-Host, or remove it; it decides which old API of LEGACY_HOSTS answers.',
      ),
    );
  else if (legacyHosts.size > 0 && host !== url.host)
    found.push(
      warning(
        name,
        `the host arrives as ${host}: LEGACY_HOSTS are not recognised`,
        'Let the proxy pass the Host header on, or set X-Forwarded-Host and TRUST_PROXY.',
      ),
    );
  if (url.protocol === 'https:' && protocol !== 'https' && legacyHosts.size > 0)
    found.push(
      warning(
        name,
        'the protocol arrives as http: links of old APIs by host begin with http://',
        'Let the proxy set X-Forwarded-Proto, and TRUST_PROXY to its address.',
      ),
    );
  return found.length === 0 ? [ok(name, `client ${address}, host ${host}, ${protocol}`)] : found;
}

/** The reason without the address. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  if (typeof code === 'string') return code;
  return error.name === 'TimeoutError' ? `no answer within ${PATIENCE_MS / 1000} s` : error.name;
}
