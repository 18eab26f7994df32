import type { Body } from '../body/types.js';
import type { Endpoint, Method } from '../contract/types.js';
import { isMapping } from '../contract/values.js';
import type { LegacyRequest } from '../request.js';
import { bracketed } from './bracketed.js';
import type { InputPolicy } from './policy.js';
import { Repeated } from './repeated.js';

/** Looks raw values up by field name. Form and query values are `Repeated`; the reader of the field takes what it needs. */
export interface Source {
  get(name: string): unknown;
  /** The body of a form: what a browser has no way to send empty is not in it. */
  readonly isForm?: true;
}

const NOTHING: Source = { get: () => undefined };

export function querySource(query: ReadonlyMap<string, readonly string[]>): Source {
  return mapSource(bracketed(query), false);
}

/** Values of a JSON object or a form; of anything else, none. */
export function bodySource(body: Body, anyCase: boolean): Source {
  if (body.kind === 'form') return { ...mapSource(bracketed(body.fields), anyCase), isForm: true };
  if (body.kind === 'json' && isMapping(body.value)) return mapSource(Object.entries(body.value), anyCase);
  return NOTHING;
}

function mapSource(entries: Iterable<readonly [string, unknown]>, anyCase: boolean): Source {
  const fold = anyCase ? (name: string) => name.toLowerCase() : (name: string) => name;
  const values = new Map([...entries].map(([name, value]) => [fold(name), value]));
  return { get: (name) => values.get(fold(name)) };
}

/** The first source that has the name answers, also with null. */
function either(first: Source, second: Source): Source {
  return {
    get: (name) => {
      const value = first.get(name);
      return value === undefined ? second.get(name) : value;
    },
  };
}

export interface Sources {
  readonly query: Source;
  readonly body: Source;
}

/**
 * Where the fields of a request are looked for. Kindnesses to old clients: an endpoint that documents query fields only reads
 * them from the body too (a GET that is also accepted as POST), and a DELETE whose body got lost on the way reads it from the query.
 */
export function sourcesOf(request: LegacyRequest, policy: InputPolicy): Sources {
  const { endpoint, method } = request;
  const query = querySource(request.query);
  const body = bodySource(request.body, policy.anyCase === true);
  const fromBody = mayStandInBody(endpoint, method) || (endpoint.body.length === 0 && isReadFromBody(request, policy));
  return {
    query: fromBody ? either(query, body) : query,
    body: mayStandInQuery(method) ? either(body, query) : body,
  };
}

/** Whether the query fields of an endpoint are read from the body too. */
export function mayStandInBody({ body }: Endpoint, method: Method): boolean {
  return body.length === 0 && method !== 'GET';
}

/** Whether the body fields of an endpoint are read from the query too. */
export function mayStandInQuery(method: Method): boolean {
  return method === 'DELETE';
}

/** Whether a GET says in its body what others say in the query. */
export function isReadFromBody({ method, query }: Pick<LegacyRequest, 'method' | 'query'>, { bodyOfGet }: InputPolicy): boolean {
  return bodyOfGet === true && method === 'GET' && query.size === 0;
}

/** A value as sent, before any check: from the body, else from the query; null counts as none. For credentials and guards. */
export function sentValue(request: Pick<LegacyRequest, 'body' | 'query'>, name: string, anyCase = false): unknown {
  return single(bodySource(request.body, anyCase).get(name)) ?? single(querySource(request.query).get(name));
}

function single(raw: unknown): unknown {
  return raw instanceof Repeated ? raw.last() : raw;
}
