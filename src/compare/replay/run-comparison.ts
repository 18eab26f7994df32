import type { EndpointAt } from '../../legacy/shim/index.js';
import { compareAnswers } from '../diff/compare-answers.js';
import type { ComparedAnswer } from '../diff/difference.js';
import type { Ids } from '../diff/ids.js';
import type { Rules } from '../rules/rules.js';
import type { Exchange } from '../traffic/exchange.js';
import { callOf } from './calls.js';
import { recorded, send } from './client.js';
import { Comparison, type LeftOut } from './comparison.js';
import type { SignedIn } from './signed-in.js';

export interface ComparisonOptions {
  /** The old system; left out: its answers are those that were recorded. */
  readonly old?: string | undefined;
  readonly our: string;
  /** Writes are sent too. */
  readonly writes: boolean;
  readonly rules: Rules;
  readonly ids: Ids;
  readonly people: SignedIn;
  readonly endpointAt: EndpointAt;
  /** Told after each exchange. */
  readonly done?: () => void;
}

/** Sends each exchange to both sides, one after the other as they were recorded, and compares the answers. */
export async function runComparison(exchanges: AsyncIterable<Exchange>, options: ComparisonOptions): Promise<Comparison> {
  const comparison = new Comparison();
  for await (const exchange of exchanges) {
    const left = await compareOne(exchange, options, comparison);
    if (left !== null) comparison.leave(left);
    options.done?.();
  }
  return comparison;
}

async function compareOne(exchange: Exchange, options: ComparisonOptions, comparison: Comparison): Promise<LeftOut | null> {
  const { people, rules, ids, writes } = options;
  const endpoint = options.endpointAt(exchange.method, exchange.url.split('?', 1)[0] ?? '/');
  if (endpoint.signsIn !== null) {
    people.learn(exchange);
    return 'sign-in';
  }
  if (!endpoint.known) return 'unknown endpoint';
  if (!endpoint.reads && !writes) return 'write';
  const person = people.of(exchange);
  if (person === undefined) return 'unknown person';

  const oldCall = callOf(exchange, endpoint, rules, { credential: people.credential(person, 'old') });
  const ourCall = await ids.using((known) =>
    callOf(exchange, endpoint, rules, { credential: people.credential(person, 'our'), ids: known }),
  );
  const [old, our] = await Promise.all([
    options.old === undefined ? recorded(exchange) : orNothing(send(options.old, oldCall)),
    orNothing(send(options.our, ourCall)),
  ]);
  if (old === null) return 'unanswered by the old system';
  const found =
    our === null
      ? [UNANSWERED]
      : await ids.using((known) => compareAnswers(old, our, { endpoint: endpoint.id, rules, ids: known, url: exchange.url }));
  const explained = found.map((difference) => ({
    ...difference,
    explained: rules.explanationOf(endpoint.id, difference.kind, difference.at) ?? null,
  }));
  const { number, method, url } = exchange;
  comparison.add(endpoint.id, explained, { number, method, url, person: person?.name ?? null, old, new: our ?? NOTHING });
  return null;
}

const NOTHING: ComparedAnswer = { status: 0, headers: {}, body: undefined };
const UNANSWERED = { kind: 'unanswered', at: 'answer', old: 'an answer', new: 'none' } as const;

async function orNothing(answer: Promise<ComparedAnswer>): Promise<ComparedAnswer | null> {
  return answer.catch(() => null);
}
