import { type Clock, systemClock } from '../../../platform/clock.js';
import { seal, sealKey, unseal } from '../../../platform/seal.js';
import { DomainError } from '../../errors.js';

const LIFETIME_MS = 5 * 60_000;

/** What a binding code holds. */
interface Claim {
  readonly lineId: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Whose LINE account opens nothing yet is given a code, to bind it to an account once signed in to that: five minutes are enough to
 * type a password. Any process reads it, and nothing is stored (contract: school.line.login, school.line.bind).
 */
export class BindingCodes {
  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.key = sealKey(secret, 'campus-gateway codes that bind a LINE account');
  }

  issue(lineId: string): string {
    const claim: Claim = { lineId, until: this.clock() + LIFETIME_MS };
    return seal(this.key, JSON.stringify(claim)).toString('base64url');
  }

  /** Whose LINE account it is. Throws LINE_BINDING_INVALID, LINE_BINDING_EXPIRED. */
  open(code: string): string {
    const text = unseal(this.key, Buffer.from(code, 'base64url'));
    if (text === null) throw new DomainError('LINE_BINDING_INVALID', { field: 'bindingCode' });
    // Nobody else could have sealed it.
    const { lineId, until } = JSON.parse(text) as Claim;
    if (until < this.clock()) throw new DomainError('LINE_BINDING_EXPIRED', { field: 'bindingCode' });
    return lineId;
  }
}
