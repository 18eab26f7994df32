import { parseJson } from '../body/json.js';
import type { Body } from '../body/types.js';
import type { Call } from '../call.js';
import type { Endpoint, Field, Method } from '../contract/types.js';
import { isMapping } from '../contract/values.js';
import type { Failure } from '../failure.js';
import type { LegacyRequest } from '../request.js';
import type { Route } from '../route.js';
import type { Surface } from '../surface.js';
import { bracketedBody } from './bracketed.js';
import { checkFields, type FieldCheck } from './check.js';
import type { Input } from './input.js';
import type { InputPolicy } from './policy.js';
import { SCALAR_READERS } from './scalar.js';
import { type Source, sourcesOf } from './source.js';

const PAGING_FIELDS: readonly string[] = ['page', 'page_size', 'per_page'];

/** The `path` stage: parameters become inputs, and one that is no id fails in the surface's words. */
export function readPathParams(surface: Surface, request: LegacyRequest, input: Input): Failure | null {
  for (const field of request.endpoint.pathParams) {
    const text = request.params.get(field.name);
    if (text === undefined) continue;
    const value = field.type.kind === 'int' && !/^\d+$/.test(text) ? undefined : pathValue(field, text, surface);
    if (value === undefined) {
      const failure = surface.failures.path(field, request);
      if (failure !== null) return failure;
    }
    input.accept(field.name, value ?? 0);
  }
  return null;
}

function pathValue(field: Field, text: string, surface: Surface): unknown {
  const { type } = field;
  return type.kind === 'list' || type.kind === 'object' ? undefined : SCALAR_READERS[type.kind](text, surface.input, true);
}

/**
 * The `input` stage: is there a body to read, and are the fields what the contract says, in its order.
 *
 * @param quick whether rules that only word a refusal are left out
 */
export async function readInputs(
  surface: Surface,
  route: Route,
  displaced: readonly Field[],
  call: Call,
  quick: boolean,
): Promise<Failure | null> {
  const { request } = call;
  const { endpoint } = request;
  const policy = surface.input;
  const check: FieldCheck = {
    policy,
    partial: isPartial(surface, route, endpoint, request.method),
    rules: route.fields,
    formLeavesOut: policy.formsLeaveOut?.includes(request.method),
    call,
    quick,
  };
  const sources = sourcesOf(request, policy);

  const query = [...displaced, ...endpoint.query.filter((field) => isChecked(field, policy))];
  const wrong = await checkFields(query, sources.query, check);
  if (wrong !== null) return surface.failures.input(wrong, request);
  if (endpoint.body.length === 0) return null;

  const unreadable = bodyFailure(surface, request);
  if (unreadable !== null) return unreadable;
  // A path parameter that a client repeats in the body does not change what the path names.
  const body = endpoint.body.filter((field) => !request.params.has(field.name));
  const source = endpoint.bodyIsList ? wholeBody(request.body) : sources.body;
  const failure = await checkFields(body, source, check);
  return failure === null ? null : surface.failures.input(failure, request);
}

/** Whether nothing is required of a call. */
export function isPartial({ input }: Surface, route: Route, endpoint: Endpoint, method: Method): boolean {
  return route.partial ?? input.partial?.(endpoint, method) ?? false;
}

/** The others are left to the paging helpers. */
export function isChecked({ name }: Field, { unchecked = PAGING_FIELDS }: InputPolicy): boolean {
  return !unchecked.includes(name);
}

function wholeBody(body: Body): Source {
  return { get: () => (body.kind === 'json' ? body.value : body.kind === 'form' ? bracketedBody(body.fields) : undefined) };
}

function bodyFailure({ failures }: Surface, request: LegacyRequest): Failure | null {
  const { body, endpoint } = request;
  if (body.kind === 'unsupported') return failures.unsupportedMedia?.(request, body.mediaType) ?? failures.brokenBody(request, 'syntax');
  if (body.kind === 'broken') return failures.brokenBody(request, 'syntax');
  if (body.kind === 'json' && !endpoint.bodyIsList && !isMapping(body.value)) return failures.brokenBody(request, 'shape');
  return null;
}

/**
 * A surface that has no answer to an unknown media type reads such a body as JSON; one that can't be read at all counts as broken, and so
 * does a form where none is read.
 */
export function bodyFor(surface: Surface, body: Body): Body {
  if (body.kind === 'form' && surface.input.forms === false) return { kind: 'broken' };
  if (body.kind !== 'unsupported' || surface.failures.unsupportedMedia !== undefined) return body;
  return body.bytes === null ? { kind: 'broken' } : parseJson(body.bytes);
}
