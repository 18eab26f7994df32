import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '../platform/clock.js';
import type { Audience } from './audiences.js';
import { randomLettersAndDigits } from './random.js';

const ISSUER = 'campus-gateway';
const ALGORITHM = 'HS256';
const TICKET = /^TK-[A-Za-z0-9]{20}$/;

/** Why a token is not good: old clients are told in different words (contract: summer-crm, auth.errors). */
export type TokenFault =
  /** Genuine, but its time is over. */
  | 'expired'
  /** Its signature does not match its content. */
  | 'tampered'
  /** Not a token at all. */
  | 'malformed'
  /** Genuine, but not ours to take here: another audience's, or without account or session. */
  | 'incomplete';

export interface TokenContent {
  readonly accountId: number;
  readonly sessionId: string;
  readonly audience: Audience;
  /** JWTs count whole seconds; a fraction is dropped. */
  readonly expiresAt: Date;
}

export type TokenVerdict = ({ readonly ok: true } & TokenContent) | { readonly ok: false; readonly why: TokenFault };

/** Genuine tokens that are remembered; the one used longest ago is forgotten first. */
const REMEMBERED_TOKENS = 10_000;

/** Signs and reads JWTs. */
export class Tokens {
  private readonly key: KeyObject;
  /** By their text: a client sends one token with every request, and what it says never changes. */
  private readonly genuine = new LRUCache<string, TokenContent>({ max: REMEMBERED_TOKENS });

  constructor(
    secret: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.key = createSecretKey(Buffer.from(secret));
  }

  async issue({ accountId, sessionId, audience, expiresAt }: TokenContent): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(String(accountId))
      .setJti(sessionId)
      .setIssuedAt(new Date(this.clock()))
      .setExpirationTime(expiresAt)
      .sign(this.key);
  }

  /** Reads a token issued for one of the audiences. */
  async verify(token: string, audiences: readonly Audience[]): Promise<TokenVerdict> {
    const known = this.genuine.get(token);
    if (known !== undefined) return this.judge(known, audiences);
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: [...audiences],
        currentDate: new Date(this.clock()),
      });
      if (!isCanonical(token)) return { ok: false, why: 'tampered' };
      const audience = audiences.find((accepted) => accepted === payload.aud);
      const accountId = /^[1-9]\d{0,9}$/.test(payload.sub ?? '') ? Number(payload.sub) : undefined;
      if (audience === undefined || accountId === undefined || payload.jti === undefined || payload.exp === undefined) {
        return { ok: false, why: 'incomplete' };
      }
      const content = { accountId, audience, sessionId: payload.jti, expiresAt: new Date(payload.exp * 1000) };
      this.genuine.set(token, content);
      return { ok: true, ...content };
    } catch (error) {
      return { ok: false, why: faultOf(error) };
    }
  }

  /** What may have changed since the signature was checked: who asks for it, and the time. */
  private judge(content: TokenContent, audiences: readonly Audience[]): TokenVerdict {
    if (!audiences.includes(content.audience)) return { ok: false, why: 'incomplete' };
    return content.expiresAt.getTime() > this.clock() ? { ok: true, ...content } : { ok: false, why: 'expired' };
  }
}

/** A new opaque ticket (contract: summer-student, auth.format). */
export function newTicket(): string {
  return `TK-${randomLettersAndDigits(20)}`;
}

export function isTicket(text: string): boolean {
  return TICKET.test(text);
}

/** What is stored of a ticket. It has 119 random bits, so that a fast hash is enough. */
export function ticketHash(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

/** Several texts decode to one signature, because the last letter has bits to spare; only the one we wrote is taken. */
function isCanonical(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'incomplete';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) return 'tampered';
  return 'malformed';
}
