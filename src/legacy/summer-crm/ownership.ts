import { studentActedFor } from '../../access/authorize.js';
import { isMapping } from '../shim/index.js';
import type { Failure, LegacyRequest } from '../shim/index.js';
import { forbidden } from './texts.js';

/** The names under which a call names a student, in path, query or body. */
const STUDENT_NAMES = ['student_id', 'student', 'user_id', 'user'] as const;

/**
 * Calls whose body names no student when a student makes them: what it holds beside the documented fields is ignored
 * (contract: the endpoint's rules or decisions).
 */
const BODY_NAMES_NOBODY: ReadonlySet<string> = new Set(['summer-crm.message.update', 'summer-crm.order-additional-payment.update']);

const INT = /^[+-]?\d+(\.0*)?$/;

/**
 * A student who names another student gets 403, wherever and however often the name stands, and whether or not that
 * student exists (contract: auth.rules). What is no number is left to the input check.
 */
export function namesOnlySelf(request: LegacyRequest): Failure | null {
  const { viewer } = request;
  if (viewer === null) return null;
  const named = STUDENT_NAMES.flatMap((name) => sentAnywhere(request, name));
  return named.some((id) => studentActedFor(viewer, id) === null) ? forbidden : null;
}

function sentAnywhere({ params, query, body, endpoint }: LegacyRequest, name: string): number[] {
  const values: unknown[] = [params.get(name), ...(query.get(name) ?? [])];
  if (BODY_NAMES_NOBODY.has(endpoint.id)) return idsIn(values);
  if (body.kind === 'form') values.push(...(body.fields.get(name) ?? []));
  if (body.kind === 'json' && isMapping(body.value) && Object.hasOwn(body.value, name)) values.push(body.value[name]);
  return idsIn(values);
}

function idsIn(values: readonly unknown[]): number[] {
  return values.flatMap((value) => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
    return INT.test(text) ? [Number(text)] : [];
  });
}
