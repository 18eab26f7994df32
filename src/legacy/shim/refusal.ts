import type { Answer } from './answer.js';
import { isMapping } from './contract/values.js';
import { type ErrorCode, type Failure, fillTemplate, Refusal } from './failure.js';
import type { OperationError } from './ports.js';
import type { Incoming, LegacyRequest } from './request.js';
import type { Route } from './route.js';
import type { Surface } from './surface.js';

const CODES: readonly ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'UNAVAILABLE', 'INTERNAL'];

/** The refusal behind a failed operation, or null when the failure is a defect. */
export function refusalOf({ extensions = {} }: OperationError): Refusal | null {
  const code = CODES.find((known) => known === extensions['code']);
  const reason = extensions['reason'];
  if (code === undefined) return null;
  // INTERNAL without a reason of its own says nothing but that something broke.
  if (code === 'INTERNAL' && (typeof reason !== 'string' || reason === 'INTERNAL')) return null;
  return new Refusal(typeof reason === 'string' ? reason : code, {
    code,
    field: typeof extensions['field'] === 'string' ? extensions['field'] : undefined,
    params: paramsOf(extensions['params']),
  });
}

function paramsOf(source: unknown): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  if (!isMapping(source)) return params;
  for (const [name, value] of Object.entries(source)) if (typeof value === 'string' || typeof value === 'number') params[name] = value;
  return params;
}

/** The surface's wording: the route's row for the reason, else the surface's, else the one for its code; null when there is none. */
export function wordRefusal(refusal: Refusal, surface: Surface, route: Route, request: LegacyRequest): Failure | null {
  const { reasons, codes } = surface.failures;
  const { code, field, params } = refusal.details;
  const row = own(route.reasons, refusal.reason) ?? own(reasons, refusal.reason) ?? own(codes, code ?? refusal.reason);
  if (row === undefined) return null;
  const failure = typeof row === 'function' ? row(refusal, request) : row;
  return {
    ...failure,
    msg: fillTemplate(failure.msg, { field, ...params }),
    field: failure.field === 'same' ? (field ?? '') : failure.field,
  };
}

/** Reasons come from outside; `constructor` is none. */
function own<Row>(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** "Not now", in the words in which the surface says that something broke; the old contracts know no others. */
export function unavailable(surface: Surface, request: Incoming): Answer {
  return { ...surface.envelope.failure(surface.failures.unexpected(request), request), status: 503 };
}
