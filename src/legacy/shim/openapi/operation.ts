import { isDeepStrictEqual } from 'node:util';
import { type Called, isSameAddress } from './called.js';
import { parametersOf } from './parameters.js';
import { type RequestBody, requestBodyOf } from './request-body.js';
import { type Response, responsesOf } from './responses.js';
import { anyOf, type Schema } from './schema.js';

interface Parts {
  readonly called: Called;
  readonly parameters: readonly Schema[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: ReadonlyMap<number, Response>;
}

/** The operation of an address. Several endpoints there are told apart by what is sent; the first is the one that takes the rest. */
export function operationOf(endpoints: readonly Called[]): Schema {
  const { called, requestBody, responses, parameters } = endpoints.map(partsOf).reduce(together);
  const { components, endpoint, address } = called;
  return {
    operationId: operationIdOf(called),
    tags: [...new Set(endpoints.map(({ endpoint: { id } }) => tagOf(id)))],
    summary: endpoints.map(({ endpoint: { title } }) => title).join('; or: '),
    description: endpoints.map(descriptionOf).join('\n\n'),
    security: securityOf(called),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined
      ? {}
      : { requestBody: components.refer('requestBodies', `${endpoint.id}.${address.method}`, { ...requestBody }) }),
    responses: Object.fromEntries(
      [...responses]
        .toSorted(([one], [other]) => one - other)
        .map(([status, response]) => [String(status), components.refer('responses', `${endpoint.id}.${status}`, { ...response })]),
    ),
  };
}

/** `order` of `summer-crm.order.create` */
export function tagOf(id: string): string {
  return id.split('.')[1] ?? id;
}

function isFirst({ endpoint, address }: Called): boolean {
  const [first] = endpoint.addresses;
  return first !== undefined && isSameAddress(first, address);
}

/** Unique, and of letters that may stand in an address: the other addresses of an endpoint carry theirs behind its id. */
function operationIdOf(called: Called): string {
  const { endpoint, address } = called;
  if (isFirst(called)) return endpoint.id;
  const path = address.path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${endpoint.id}.${address.method.toLowerCase()}.${path}`;
}

function descriptionOf(called: Called): string {
  const { endpoint, surface, address } = called;
  const [first] = endpoint.addresses;
  const also = isFirst(called) || first === undefined ? [] : [`Documented as ${first.method} ${first.path}.`];
  const elsewhere =
    surface.input.bodyOfGet === true && address.method === 'GET' && endpoint.query.length > 0
      ? ['Where no query is sent, its parameters are read from the body.']
      : [];
  return [...also, ...endpoint.rules, ...elsewhere].map((line) => `- ${line}`).join('\n');
}

/** Each scheme is enough; the roles are the contract's. */
function securityOf({ surface, endpoint, route, engine }: Called): Schema[] {
  const needless = endpoint.auth === 'none';
  if (needless && route.credential !== 'optional') return [];
  const roles = needless || endpoint.auth === 'any' ? [] : [endpoint.auth];
  const schemes = Object.keys(surface.securitySchemes).map((name) => ({ [name]: roles }));
  return needless || engine.ports.isOpen?.(endpoint.id) === true ? [{}, ...schemes] : schemes;
}

function partsOf(called: Called): Parts {
  return { called, parameters: parametersOf(called), requestBody: requestBodyOf(called), responses: responsesOf(called) };
}

function together(one: Parts, other: Parts): Parts {
  const added = other.parameters.filter((parameter) => !one.parameters.some((known) => isDeepStrictEqual(known, parameter)));
  const responses = new Map(one.responses);
  for (const [status, response] of other.responses) {
    const known = responses.get(status);
    responses.set(status, known === undefined ? response : eitherResponse(known, response));
  }
  return {
    called: one.called,
    parameters: [...one.parameters, ...added],
    requestBody:
      one.requestBody === undefined || other.requestBody === undefined
        ? (one.requestBody ?? other.requestBody)
        : { ...one.requestBody, content: eitherContent(one.requestBody.content, other.requestBody.content) },
    responses,
  };
}

function eitherResponse(one: Response, other: Response): Response {
  return { ...one, headers: { ...other.headers, ...one.headers }, content: eitherContent(one.content, other.content) };
}

function eitherContent<Kind extends { readonly schema: Schema }>(
  one: Readonly<Record<string, Kind>>,
  other: Readonly<Record<string, Kind>>,
): Readonly<Record<string, Kind>> {
  return Object.fromEntries(
    Object.entries(one).map(([type, content]) => {
      const second = other[type];
      const isOther = second !== undefined && !isDeepStrictEqual(content.schema, second.schema);
      return [type, isOther ? { ...content, schema: anyOf([content.schema, second.schema]) } : content];
    }),
  );
}
