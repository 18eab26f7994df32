import { createHash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { PlatformError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { StoreWithStandby } from '../platform/store/standby.js';
import type { Store } from '../platform/store/store.js';
import { normalForm } from '../platform/text/normal-form.js';
import type { Realm } from './audiences.js';

const WINDOW_SECONDS = 15 * 60;
const LONGEST_NAME = 1000;

/** Who is trying to sign in as whom. */
export interface SignInAttempt {
  readonly realm: Realm;
  readonly username: string;
  /** The client's address. */
  readonly address: string;
}

export interface ThrottleLimits {
  readonly maxFailures: number;
  readonly maxFailuresPerAddress: number;
}

interface Limit {
  readonly key: string;
  readonly max: number;
}

/**
 * Limits guessing: failed sign-ins are counted per account and per address in windows of 15 minutes that begin with the
 * first failure. Past the limit everything is refused, the right password too. Names that do not exist count alike.
 */
export class LoginThrottle {
  /**
   * Counts for this process alone what the shared store cannot count: signing in must go on, guessing must not. Looked at
   * always, since a store that takes no writes goes on answering its old counts.
   */
  private readonly counts: StoreWithStandby;

  constructor(
    store: Store,
    private readonly limits: ThrottleLimits,
    log: Log,
  ) {
    this.counts = new StoreWithStandby(store, log, 'Failed sign-ins are counted in this process only: the store is away.');
  }

  /**
   * Runs one attempt under the limits: `verify` answers null for wrong credentials, which is passed on. Throws
   * TOO_MANY_ATTEMPTS before, and also after `verify` when the limit was reached meanwhile: of many simultaneous guesses
   * only as many learn anything as if they had come one by one, and simultaneous right sign-ins do not hinder each other.
   */
  async attempt<T>(who: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null> {
    await this.check(who);
    const found = await verify();
    await (found === null ? this.failed(who) : this.check(who));
    return found;
  }

  /** Throws TOO_MANY_ATTEMPTS when a limit is reached. */
  private async check(who: SignInAttempt): Promise<void> {
    const limits = this.limitsOf(who);
    const wait = async (store: Store): Promise<number> => {
      const counts = await store.getMany(limits.map(({ key }) => key));
      return timeLeft(
        store,
        limits.filter(({ max }, i) => Number(counts[i] ?? 0) >= max),
      );
    };
    refuseFor(await wait(this.counts.standby));
    refuseFor(await this.counts.use(wait));
  }

  /** Counts a failure. Throws TOO_MANY_ATTEMPTS when it is beyond the limit. */
  private async failed(who: SignInAttempt): Promise<void> {
    const limits = this.limitsOf(who);
    const wait = await this.counts.use(async (store) => {
      const counts = await Promise.all(limits.map(({ key }) => store.increment(key, WINDOW_SECONDS)));
      return timeLeft(
        store,
        limits.filter(({ max }, i) => (counts[i] ?? 0) > max),
      );
    });
    refuseFor(wait);
  }

  private limitsOf({ realm, username, address }: SignInAttempt): Limit[] {
    // A hash, so that names are not readable in the store, and a name of any length makes a short key.
    // All spellings that sign in to one account count as one, and nobody's name is longer.
    const account = createHash('sha256')
      .update(`${realm}:${normalForm(username.slice(0, LONGEST_NAME))}`)
      .digest('base64url');
    return [
      { key: `login:account:${account}`, max: this.limits.maxFailures },
      { key: `login:address:${network(address)}`, max: this.limits.maxFailuresPerAddress },
    ];
  }
}

/** Whole seconds until the last of these limits, which were reached, holds no more; 0 when there is none. */
async function timeLeft(store: Store, reached: readonly Limit[]): Promise<number> {
  if (reached.length === 0) return 0;
  const seconds = await Promise.all(reached.map(({ key }) => store.timeLeft(key)));
  return Math.max(1, Math.ceil(Math.max(...seconds)));
}

function refuseFor(retryAfterSeconds: number): void {
  if (retryAfterSeconds > 0) throw new PlatformError('TOO_MANY_ATTEMPTS', { params: { retryAfterSeconds } });
}

/** What counts as one address: of IPv6 the /64 network, since every customer has at least one of those to himself. */
function network(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '');
  if (isIPv4(mapped) || !isIPv6(address)) return mapped;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
