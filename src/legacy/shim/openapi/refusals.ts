import type { SessionFault } from '../../../access/sessions.js';
import type { Body } from '../body/types.js';
import type { Address, Contract, ContractError, Endpoint, Field } from '../contract/types.js';
import { type ErrorCode, type Failure, type Params, Refusal } from '../failure.js';
import { wordRefusal } from '../refusal.js';
import type { LegacyRequest } from '../request.js';
import type { Route } from '../route.js';
import type { Surface } from '../surface.js';
import { sampleRequest } from './sample-request.js';
import { ANYTHING, opened } from './texts.js';

/** A failure that the contract lists for an endpoint, and when it is answered. */
export interface DocumentedRefusal {
  readonly when: string;
  readonly failures: readonly Failure[];
}

/** How a contract says that a text is one of its table's, which the inputs' own refusals are made of. */
const IN_THE_TABLE = /^see /;

/** The failures that the contract lists for the endpoint, in its order. */
export function documentedRefusals(
  { pageErrors }: Contract,
  { errors, query, response }: Endpoint,
  successCode: unknown,
): DocumentedRefusal[] {
  const isPaged = response.data?.kind === 'page' || query.some(({ name }) => name === 'page');
  const usual =
    response.code === undefined || response.code === successCode
      ? []
      : [{ when: 'This is the documented answer.', failures: [{ code: response.code, msg: opened(response.msg) }] }];
  const listed = [...errors, ...(isPaged ? pageErrors : [])]
    .filter(({ msg }) => !IN_THE_TABLE.test(msg))
    .map((error) => ({ when: error.when, failures: fieldsOf(error).map((field) => ({ ...failureOf(error), field })) }));
  return [...usual, ...listed];
}

function failureOf({ code, http, msg }: ContractError): Failure {
  return { msg: opened(msg), ...(code === undefined ? {} : { code }), ...(http === undefined ? {} : { http }) };
}

/** `name`, `course or project`, `<the field>` */
function fieldsOf({ field }: ContractError): (string | undefined)[] {
  return field === undefined ? [undefined] : field.split(' or ').map(opened);
}

const FAULTS: Readonly<Record<SessionFault | 'MISSING', true>> = {
  MISSING: true,
  expired: true,
  tampered: true,
  malformed: true,
  incomplete: true,
  unknown: true,
  ended: true,
  disabled: true,
};

/** What is answered to whoever may not call. */
export function callerRefusals({ credential }: Surface, request: LegacyRequest): Failure[] {
  if (request.endpoint.auth === 'none') return [];
  return [...Object.keys(FAULTS).map((why) => credential.failure(why, request)), credential.forbidden(request)];
}

/** What is answered to an id in the path that is none. */
export function pathRefusals({ failures }: Surface, request: LegacyRequest, fields: readonly Field[]): Failure[] {
  return fields.flatMap((field) => failures.path(field, request) ?? []);
}

const NOT_OBJECTS: readonly unknown[] = [null, [], ANYTHING, true, 1, 1.5];

/** What is answered to a body that cannot be read, whatever fields are wanted of it. */
export function bodyRefusals({ failures }: Surface, endpoint: Endpoint, address: Address): Failure[] {
  const having = (body: Body): LegacyRequest => sampleRequest(endpoint, address, body);
  const strange = [null, Buffer.alloc(0)].map((bytes): Body => ({ kind: 'unsupported', mediaType: ANYTHING, bytes }));
  return [
    failures.brokenBody(having({ kind: 'broken' }), 'syntax'),
    failures.tooLargeBody(having({ kind: 'too_large' })),
    ...(endpoint.bodyIsList ? [] : NOT_OBJECTS.map((value) => failures.brokenBody(having({ kind: 'json', value }), 'shape'))),
    ...strange.flatMap((body) => failures.unsupportedMedia?.(having(body), ANYTHING) ?? []),
  ];
}

const CODES: readonly ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT'];

/** Whatever is asked, it is there. */
const ANY_PARAMS = new Proxy<Params>({}, { get: () => ANYTHING });

/** How the surface words what the schema refuses, whatever the endpoint. */
export function reasonRefusals(surface: Surface, route: Route, request: LegacyRequest): Failure[] {
  const byReason = Object.keys(surface.failures.reasons).flatMap((reason) => refusalsFor(reason));
  const byCode = CODES.flatMap((code) => refusalsFor(ANYTHING, code));
  return worded(surface, { ...route, reasons: {} }, request, [...byReason, ...byCode]);
}

/** What the endpoint words in its own way. */
export function ownRefusals(surface: Surface, route: Route, request: LegacyRequest): Failure[] {
  return worded(
    surface,
    route,
    request,
    Object.keys(route.reasons).flatMap((reason) => refusalsFor(reason)),
  );
}

/** One about a field and one about none. */
function refusalsFor(reason: string, code?: ErrorCode): Refusal[] {
  return [ANYTHING, undefined].map((field) => new Refusal(reason, { code, field, params: ANY_PARAMS }));
}

function worded(surface: Surface, route: Route, request: LegacyRequest, refusals: readonly Refusal[]): Failure[] {
  return refusals.flatMap((refusal) => wordRefusal(refusal, surface, route, request) ?? []);
}
