import type { EndpointHere } from '../../legacy/shim/index.js';
import type { KnownIds } from '../diff/ids.js';
import type { Rules } from '../rules/rules.js';
import { mapTexts } from '../traffic/content.js';
import type { Content, Exchange } from '../traffic/exchange.js';
import type { Call } from './client.js';

/** What of an exchange is different on a side. */
export interface Side {
  /** What a pseudonym of the recording stands for there; undefined: it stays. */
  readonly credential: (pseudonym: string) => string | undefined;
  /** With it, ids of the old system become ours. */
  readonly ids?: KnownIds;
}

const PSEUDONYM = /\b(?:token|password)-\d+\b/g;

/** The call that repeats an exchange on a side. */
export function callOf(exchange: Exchange, endpoint: EndpointHere, rules: Rules, { credential, ids }: Side): Call {
  const filled = (text: string): string => text.replace(PSEUDONYM, (name) => credential(name) ?? name);
  const mapped = (value: string, at: string): string => (ids === undefined ? value : ourId(value, rules.valueAt(endpoint.id, at), ids));
  return {
    method: exchange.method,
    url: urlOf(exchange.url, endpoint.params, (value, at) => mapped(filled(value), at)),
    headers: Object.fromEntries(Object.entries(exchange.headers).map(([name, value]) => [name, filled(value)])),
    body: bodyOf(exchange.body, filled, mapped),
  };
}

function ourId(value: string, rule: { as: string; entities: readonly string[] }, ids: KnownIds): string {
  return rule.as === 'id' ? (ids.newIds(rule.entities, value)[0] ?? value) : value;
}

type Replace = (value: string, at: string) => string;

function urlOf(url: string, params: EndpointHere['params'], replace: Replace): string {
  const [path = '', query] = url.split('?', 2);
  let parts = path.split('/');
  // From the right, so that a parameter is not taken for a part of the path before it.
  for (const { name, value } of [...params].reverse()) {
    const index = parts.findLastIndex((part) => part === value || part === encodeURIComponent(value));
    if (index >= 0) parts = parts.with(index, encodeURIComponent(replace(value, `path.${name}`)));
  }
  if (query === undefined) return parts.join('/');
  const pairs = [...new URLSearchParams(query)].map(([name, value]): [string, string] => [name, replace(value, `query.${name}`)]);
  return `${parts.join('/')}?${new URLSearchParams(pairs).toString()}`;
}

function bodyOf(body: Content, filled: (text: string) => string, mapped: Replace): Content {
  if (body.kind === 'form')
    return { ...body, fields: body.fields.map(([name, value]) => [name, mapped(filled(value), `body.${name}`)] as const) };
  if (body.kind !== 'json') return body;
  return { kind: 'json', value: mapNumbers(mapTexts(body.value, filled), mapped, 'body') };
}

/** Ids in JSON are numbers, or texts, below the name that says what they are. */
function mapNumbers(value: unknown, mapped: Replace, at: string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapNumbers(item, mapped, `${at}[]`));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapNumbers(inner, mapped, `${at}.${name}`)]));
  if (typeof value === 'string') return mapped(value, at);
  return typeof value === 'number' && Number.isSafeInteger(value) ? Number(mapped(String(value), at)) : value;
}
