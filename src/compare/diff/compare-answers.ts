import type { Rules } from '../rules/rules.js';
import { compareValues } from './compare-values.js';
import type { ComparedAnswer, Difference } from './difference.js';
import type { KnownIds } from './ids.js';

/** What two answers to the same call differ in: status, headers that clients read, then the body field by field. */
export function compareAnswers(
  old: ComparedAnswer,
  our: ComparedAnswer,
  place: { endpoint: string; rules: Rules; ids: KnownIds; /** What was asked for. */ url: string },
): Difference[] {
  const { endpoint, rules } = place;
  if (leadsToSlash(old, place.url) && !isRedirect(our))
    return [{ kind: 'redirect', at: 'header.location', old: old.headers['location'], new: our.headers['location'] }];
  const differences: Difference[] = [];
  if (old.status !== our.status) differences.push({ kind: 'status', at: 'status', old: old.status, new: our.status });
  for (const name of rules.headers) {
    const at = `header.${name}`;
    const values = [old.headers[name], our.headers[name]];
    const [one, other] = name === 'content-type' ? values.map(mediaType) : values;
    if (rules.ignores(endpoint, at) || (one === undefined && other === undefined)) continue;
    const found = compareValues(one, other, at, place);
    differences.push(...found.map((difference) => ({ ...difference, kind: 'header' as const })));
  }
  return [...differences, ...compareValues(old.body, our.body, '', place).map(asEnvelope)];
}

/** A plain value at the top of an answer is the envelope's: clients decide by it. */
function asEnvelope(difference: Difference): Difference {
  const { kind, at, old, new: our } = difference;
  const top = /^[^.[\]]+$/.test(at) && at !== 'body' && (kind === 'value' || kind === 'type');
  return top && [old, our].every((value) => typeof value !== 'object' || value === null) ? { ...difference, kind: 'envelope' } : difference;
}

function isRedirect({ status }: ComparedAnswer): boolean {
  return [301, 302, 307, 308].includes(status);
}

/** A framework's way to say that the path has a slash behind it. */
function leadsToSlash(answer: ComparedAnswer, url: string): boolean {
  if (!isRedirect(answer)) return false;
  const [asked, to] = [url, answer.headers['location'] ?? ''].map((one) => URL.parse(one, 'http://old')?.pathname);
  return asked !== undefined && to === `${asked}/`;
}

function mediaType(value: string | undefined): string | undefined {
  return value?.split(';', 1)[0]?.trim();
}
