import { LRUCache } from 'lru-cache';
import { tokenIn } from '../replay/sign-ins.js';

const MAX_SESSIONS = 50_000;
const LIFE_MS = 24 * 3_600_000;

/** Which of our tokens stands for which of an old system's: in this process, for whoever has signed in through it. */
export class ShadowSessions {
  private readonly ours = new LRUCache<string, string>({ max: MAX_SESSIONS, ttl: LIFE_MS });

  of(oldToken: string): string | undefined {
    return this.ours.get(oldToken);
  }

  keep(oldToken: string, ours: string): void {
    this.ours.set(oldToken, ours);
  }

  /** Either side may have answered a fresh token in a header. */
  renew(oldToken: string | null, old: Readonly<Record<string, string>>, our: Readonly<Record<string, string>>): void {
    if (oldToken === null) return;
    const ours = our['token'] ?? this.ours.get(oldToken);
    if (ours === undefined) return;
    this.keep(oldToken, ours);
    if (old['token'] !== undefined) this.keep(old['token'], ours);
  }

  /** The token that an answer gives. */
  tokenOf(headers: Readonly<Record<string, string>>, body: unknown): string | undefined {
    return tokenIn(body) ?? headers['token'] ?? /(?:^|[,;] ?)ticket=([^;,]+)/.exec(headers['set-cookie'] ?? '')?.[1];
  }
}

const PERSON_KEYS = ['user_id', 'student_id', 'UserID', 'id'];

/** Whom the answer of a sign-in names, by their id; undefined: it names nobody. */
export function personIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const values = body as Readonly<Record<string, unknown>>;
  for (const key of PERSON_KEYS)
    if (typeof values[key] === 'number' || (typeof values[key] === 'string' && /^\d+$/.test(values[key]))) return String(values[key]);
  return personIn(values['data']);
}
