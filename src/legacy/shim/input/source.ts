import type { Body } from '../body/types.js';
import { isMapping } from '../contract/values.js';
import type { LegacyRequest } from '../request.js';

/** Looks raw values up by field name. Form and query values are lists; the reader of the field takes what it needs. */
export interface Source {
  get(name: string): unknown;
}

/** Several values under one name, as forms and queries have them. */
export class Repeated {
  constructor(readonly values: readonly unknown[]) {}

  /** A single value was wanted: the last one counts. */
  last(): unknown {
    return this.values.at(-1);
  }
}

const NOTHING: Source = { get: () => undefined };

export function querySource(query: ReadonlyMap<string, readonly string[]>): Source {
  return {
    get: (name) => {
      const values = query.get(name);
      return values === undefined ? undefined : new Repeated(values);
    },
  };
}

/** Values of a JSON object or a form; of anything else, none. */
export function bodySource(body: Body, anyCase: boolean): Source {
  if (body.kind === 'form')
    return mapSource(
      [...body.fields].map(([name, values]) => [name, new Repeated(values)]),
      anyCase,
    );
  if (body.kind === 'json' && isMapping(body.value)) return mapSource(Object.entries(body.value), anyCase);
  return NOTHING;
}

function mapSource(entries: readonly (readonly [string, unknown])[], anyCase: boolean): Source {
  const fold = anyCase ? (name: string) => name.toLowerCase() : (name: string) => name;
  const values = new Map(entries.map(([name, value]) => [fold(name), value]));
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
 * Where the fields of a request are looked for. Two kindnesses to old clients: an endpoint that documents query fields only reads
 * them from the body too (a GET that is also accepted as POST), and a DELETE whose body got lost on the way reads it from the query.
 */
export function sourcesOf(request: LegacyRequest, anyCase: boolean): Sources {
  const { endpoint, method } = request;
  const query = querySource(request.query);
  const body = bodySource(request.body, anyCase);
  return {
    query: endpoint.body.length === 0 && method !== 'GET' ? either(query, body) : query,
    body: method === 'DELETE' ? either(body, query) : body,
  };
}

/** A value as sent, before any check: from the body, else from the query; null counts as none. For credentials and guards. */
export function sentValue(request: Pick<LegacyRequest, 'body' | 'query'>, name: string, anyCase = false): unknown {
  const raw = bodySource(request.body, anyCase).get(name) ?? querySource(request.query).get(name);
  return raw instanceof Repeated ? raw.last() : raw;
}
