import type { Realm } from '../../../src/access/audiences.js';
import { AnswerHeaders } from '../../../src/legacy/shim/answer.js';
import { attempt } from '../../../src/legacy/shim/attempt.js';
import type { Call } from '../../../src/legacy/shim/call.js';
import type { Endpoint, Field, Method } from '../../../src/legacy/shim/contract/types.js';
import type { LegacyPorts, Run, Show } from '../../../src/legacy/shim/ports.js';
import type { Route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { viewer } from '../shim/toy.js';

/**
 * Whatever a route looks for in the answer of its operation, it finds, and nothing of it is a list with rows.
 *
 * @param asked what methods of it are called with
 */
function anything(asked: (parameters: unknown[]) => void): any {
  const found: unknown = new Proxy(function nothing() {}, {
    get: (_target, key) => {
      if (key === 'then') return undefined;
      if (key === Symbol.iterator) return function* noRows() {};
      return key === Symbol.toPrimitive ? () => 1 : found;
    },
    apply: (_target, _this, parameters) => {
      asked(parameters.filter((one) => typeof one !== 'function' && typeof one !== 'object'));
      return found;
    },
  });
  return found;
}

/** A call that was tried. */
export interface Trial {
  /** Its credential, its operations with their variables, how it shortened their answers, and how it ended. */
  readonly did: string;
  /** Whether it came as far as the route. */
  readonly reached: boolean;
}

export type Values = ReadonlyMap<Field, unknown>;

/**
 * Passes the stages of an endpoint with these values and runs its route, with a schema that knows and allows everything.
 *
 * @param realm whose credential is sent; null: none
 */
export async function trial(
  surface: Surface,
  endpoint: Endpoint,
  route: Route,
  { method, realm, values }: { method: Method; realm: Realm | null; values: Values },
): Promise<Trial> {
  const did: unknown[] = [];
  const found = anything((parameters) => did.push(parameters));
  const run: Run = async (document, variables) => {
    did.push([nameOf(document), variables]);
    return found;
  };
  const show = { row: run, rows: run, only: run } as Show;
  const ports: LegacyPorts = {
    execute: () => Promise.reject(new Error('Routes run by `run`.')),
    show: () => Promise.reject(new Error('Routes run by `show`.')),
    resolveToken: async (token) => {
      did.push(token);
      return realm === null ? { ok: false, why: 'UNKNOWN' } : { ok: true, viewer: viewer(1, realm), expiresAt: new Date(0) };
    },
    storedTexts: () => new Map(),
  };
  const valuesOf = (fields: readonly Field[]) =>
    fields.flatMap((field): [string, unknown][] => (values.has(field) ? [[field.name, values.get(field)]] : []));
  const body = endpoint.bodyIsList ? values.get(endpoint.body[0] as Field) : Object.fromEntries(valuesOf(endpoint.body));
  const request = {
    method,
    path: endpoint.addresses[0]?.path ?? '/',
    base: '',
    publicUrl: 'https://gateway.example',
    headers: realm === null ? {} : { authorization: 'Bearer token', token: 'token', 'x-auth-token': 'token' },
    cookies: new Map(realm === null ? [] : [['ticket', 'token']]),
    pageSize: { size: 10, max: 100 },
    query: new Map(valuesOf(endpoint.query).map(([name, value]) => [name, [String(value)]])),
    body: { kind: 'json' as const, value: body },
    address: '',
    foreign: false,
    gone: () => false,
    endpoint,
    params: new Map(valuesOf(endpoint.pathParams).map(([name, value]) => [name, String(value)])),
    session: null,
    viewer: null,
    answer: new AnswerHeaders(),
  };
  let reached = false;
  const answer = (call: Call<never>) => {
    reached = true;
    return route.answer(call);
  };
  let outcome = '';
  try {
    did.push(route.when?.(request));
    await attempt(
      { surface, ports, router: undefined as never },
      { endpoint, route: { ...route, answer }, paramNames: [], displaced: [] },
      request,
      { run, show },
    );
  } catch (error) {
    outcome = String(error);
  }
  return { did: JSON.stringify([did, outcome]), reached };
}

function nameOf(document: { definitions: readonly unknown[] }): string {
  return JSON.stringify((document.definitions[0] as { name?: unknown }).name);
}
