import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Own, PassedOn, Served, Shadow, ShadowAnswer } from '../../legacy/shim/index.js';
import { errorName, type Log } from '../../platform/log.js';
import type { Store } from '../../platform/store/store.js';
import { compareAnswers } from '../diff/compare-answers.js';
import type { ComparedAnswer } from '../diff/difference.js';
import type { Ids } from '../diff/ids.js';
import { type Answered, ask, headersOf, valueOf } from '../http/ask.js';
import { passUpgrade } from '../http/pass-upgrade.js';
import type { Rules } from '../rules/rules.js';
import { ShadowCounts } from './counts.js';
import { personIn, ShadowSessions } from './sessions.js';
import { withToken } from './with-token.js';

export interface ShadowOptions {
  readonly surface: string;
  /** The old system. */
  readonly old: string;
  /** The part of the reads that are run beside, from 0 to 1. */
  readonly share: number;
  readonly rules: Rules;
  readonly ids: Ids;
  /** Where processes tell each other who has signed in. */
  readonly store: Store;
  /** A session of ours for somebody whom the old system has let in, by their id there; null: nobody of ours. */
  readonly openSession: (oldId: string) => Promise<string | null>;
  readonly log: Log;
  readonly timeoutMs?: number;
}

/** As long as clients of the old systems waited. */
const TIMEOUT_MS = 30_000;
/** Reads that are run beside at the same time; what comes beyond is not compared, so that it delays nobody. */
const AT_ONCE = 4;
/** Larger answers are not compared. */
const LARGEST_COMPARED = 2 * 1024 * 1024;

/**
 * Passes all requests of a surface on to the old system, which stays the one that counts. Reads are run here too, after their answer has
 * been sent, as the person whom the old token names; writes are not, or they would be done twice.
 */
export class OldSystemShadow implements Shadow {
  readonly counts = new ShadowCounts();
  private readonly sessions: ShadowSessions;
  private running = 0;

  constructor(private readonly options: ShadowOptions) {
    this.sessions = new ShadowSessions(options.surface, options.store);
  }

  async answer(request: PassedOn, own: Own): Promise<ShadowAnswer> {
    const { old, timeoutMs = TIMEOUT_MS } = this.options;
    let answered: Answered;
    try {
      // With the host that the client named: links that the old system makes lead here again.
      answered = await ask(old, { ...request, host: request.headers.host }, timeoutMs);
    } catch (error) {
      return this.unanswered(own, error);
    }
    // After the answer: whatever goes wrong here is ours alone.
    setImmediate(() => void this.beside(request.url, own, answered).catch((error: unknown) => this.failed(own, error)));
    return { by: 'old', ...answered };
  }

  /** A WebSocket is the old system's from its opening on: nothing of it is seen here. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: string): void {
    const { old, surface, log } = this.options;
    passUpgrade(request, socket, head, {
      old,
      url,
      failed: (error) => {
        this.counts.add('unanswered');
        log.warn({ surface, reason: error.message }, 'the old system does not answer');
      },
    });
  }

  /** The old system is away: a read is answered by what is here, as far as it is known who asks; a write is not taken, for it would be lost there. */
  private async unanswered(own: Own, error: unknown): Promise<ShadowAnswer> {
    const { surface, log } = this.options;
    this.counts.add('unanswered');
    log.warn(
      { surface, endpoint: own.endpoint.id, reason: error instanceof Error ? error.message : 'unknown' },
      'the old system does not answer',
    );
    const incoming = own.endpoint.reads ? await this.asOurs(own).catch((why: unknown) => this.unknown(own, why)) : null;
    return incoming === null ? { by: 'nobody' } : { by: 'own', served: await own.serve(incoming) };
  }

  private async beside(url: string, own: Own, answered: Answered): Promise<void> {
    const { endpoint, token } = own;
    if (endpoint.signsIn !== null) return this.signIn(own, answered);
    if (!endpoint.reads || !endpoint.known) return;
    if (Math.random() >= this.options.share) return;
    const incoming = await this.asOurs(own);
    if (incoming === null) return this.counts.add('unknownSessions');
    if (this.running >= AT_ONCE || answered.bytes.length > LARGEST_COMPARED) return this.counts.add('skipped');
    this.running++;
    try {
      const served = await own.serve(incoming);
      await this.sessions.renew(token, headersOf(answered), answerOf(served).headers);
      await this.compare(url, own, answered, served);
    } finally {
      this.running--;
    }
  }

  private async compare(url: string, { endpoint }: Own, answered: Answered, served: Served): Promise<void> {
    const { surface, rules, log } = this.options;
    const old: ComparedAnswer = { status: answered.status, headers: headersOf(answered), body: valueOf(answered) };
    const our = answerOf(served);
    const found = await this.options.ids.using((ids) => compareAnswers(old, our, { endpoint: endpoint.id, rules, ids, url }));
    const differences = found.filter(({ kind, at }) => rules.explanationOf(endpoint.id, kind, at) === undefined);
    this.counts.compared(endpoint.id, differences.length > 0);
    // Where, and not what: answers are personal.
    const places = [...new Set(differences.map(({ kind, at }) => `${kind} ${at}`))].slice(0, 20);
    if (places.length > 0) log.info({ surface, endpoint: endpoint.id, differences: places }, 'shadow: the answers differ');
  }

  /** Whoever the old system lets in gets a session here, so that their reads can be run. */
  private async signIn({ endpoint, incoming, serve }: Own, answered: Answered): Promise<void> {
    const oldToken = this.sessions.tokenOf(headersOf(answered), valueOf(answered));
    if (oldToken === undefined) return;
    const ours = endpoint.signsIn === 'code' ? await this.byPerson(answered) : this.tokenOf(await serve(incoming));
    if (ours === undefined) this.counts.add('unknownSessions');
    else await this.sessions.keep(oldToken, ours);
  }

  /** A WeChat code works once, and the old system has had it: it is believed whom it names. */
  private async byPerson(answered: Answered): Promise<string | undefined> {
    const person = personIn(valueOf(answered));
    return person === undefined ? undefined : ((await this.options.openSession(person)) ?? undefined);
  }

  private tokenOf(served: Served): string | undefined {
    const { headers, body } = answerOf(served);
    return this.sessions.tokenOf(headers, body);
  }

  /** The request as our own session would make it; null: whose it is is not known here. */
  private async asOurs({ incoming, token }: Own): Promise<Own['incoming'] | null> {
    if (token === null) return incoming;
    const ours = await this.sessions.of(token);
    return ours === undefined ? null : withToken(incoming, token, ours);
  }

  /** The store is away, and with it who has signed in. */
  private unknown({ endpoint }: Own, why: unknown): null {
    this.options.log.warn({ surface: this.options.surface, endpoint: endpoint.id, error: errorName(why) }, 'it could not be told who asks');
    return null;
  }

  private failed({ endpoint }: Own, error: unknown): void {
    this.counts.add('failed');
    this.options.log.error({ err: error, surface: this.options.surface, endpoint: endpoint.id }, 'shadow: the own run failed');
  }
}

function answerOf({ answer, headers }: Served): ComparedAnswer & { headers: Record<string, string> } {
  const pairs = headers.entries().map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const);
  return {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(pairs) },
    body: JSON.parse(JSON.stringify(answer.body ?? null)),
  };
}
