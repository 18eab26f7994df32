import { PlatformError, type PlatformReason } from '../../platform/errors.js';
import { Claim } from '../../platform/idempotency/claim.js';
import type { KeyedRequest } from '../../platform/idempotency/idempotency.js';
import { idempotencyStatus } from '../../platform/idempotency/refusal-status.js';
import type { KeptAnswer } from '../../platform/idempotency/sealed-answer.js';
import { AnswerHeaders } from './answer.js';
import type { Endpoint, Method } from './contract/types.js';
import type { Engine, Served } from './engine.js';
import type { Failure } from './failure.js';
import { bodyText } from './json-text.js';
import { unavailable } from './refusal.js';
import type { LegacyRequest } from './request.js';
import type { Route } from './route.js';
import type { Surface } from './surface.js';

/** The old contracts know nothing of keys, so there is no surface's own wording. */
const TEXTS: Partial<Record<PlatformReason, string>> = {
  IDEMPOTENCY_KEY_INVALID: 'Idempotency-Key 须为 1 到 255 个可见的 ASCII 字符',
  IDEMPOTENCY_KEY_REUSED: '该 Idempotency-Key 已用于另一个请求',
  IDEMPOTENCY_ANSWER_LOST: '该请求已经执行，但其结果已丢失，请查询后再操作',
};

const KEY_REASONS = ['IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_ANSWER_LOST'] as const satisfies PlatformReason[];

/** Whether a key counts: those of requests that read, and of callers who are not signed in, do not. */
export function takesKeys({ auth }: Endpoint, route: Route, method: Method): boolean {
  return method !== 'GET' && (auth !== 'none' || route.credential === 'optional');
}

/**
 * Answers a request with an Idempotency-Key: it is executed once, and every repetition gets the same answer.
 */
export async function once(engine: Engine, route: Route, request: LegacyRequest, work: () => Promise<Served>): Promise<Served> {
  const { idempotency } = engine.ports;
  const counts = idempotency !== undefined && takesKeys(request.endpoint, route, request.method);
  const accountId = counts ? await accountOf(engine, request) : null;
  if (idempotency === undefined || accountId === null) return work();
  let begun: Claim | KeptAnswer;
  try {
    begun = await idempotency.begin(keyedRequest(engine, request, accountId));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return refusal(engine, request, error);
  }
  if (!(begun instanceof Claim)) return replayed(begun);
  const served = await begun.run(work);
  const { answer, headers, passing = false } = served;
  await begun.settle({ status: answer.status, headers: Object.fromEntries(headers.entries()), body: bodyText(answer.body) }, { passing });
  return served;
}

/** Null: nobody is signed in, or the credential will be refused in the ordinary way. */
async function accountOf({ surface, ports }: Engine, request: LegacyRequest): Promise<number | null> {
  const token = surface.credential.token(request);
  const session = token === null || token === '' ? null : await ports.resolveToken(token, surface.name);
  return session?.ok === true ? session.viewer.accountId : null;
}

function keyedRequest({ surface }: Engine, request: LegacyRequest, accountId: number): KeyedRequest {
  const { method, path, query, body, headers } = request;
  return { accountId, key: String(headers['idempotency-key']), asked: { face: surface.name, method, path, query, body } };
}

function replayed({ status, headers, body }: KeptAnswer): Served {
  const kept = Object.entries({ ...headers, 'idempotency-replayed': 'true' }).map(([name, value]): [string, string | string[]] => [
    name,
    typeof value === 'string' ? value : [...value],
  ]);
  return { answer: { status, body: JSON.parse(body) as unknown }, headers: { entries: () => kept } };
}

function refusal({ surface }: Engine, request: LegacyRequest, error: PlatformError): Served {
  const headers = new AnswerHeaders();
  if (error.code === 'UNAVAILABLE') {
    headers.header('retry-after', String(error.params['retryAfterSeconds']));
    return { answer: unavailable(surface, request), headers };
  }
  return { answer: surface.envelope.failure(failureOf(surface, error), request), headers };
}

function failureOf({ failures }: Surface, { reason, code }: PlatformError): Failure {
  const row = failures.codes[code === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : 'CONFLICT'];
  return { ...row, msg: TEXTS[reason] ?? row.msg, http: idempotencyStatus(reason) };
}

/** What is answered to a key that is none, or is another request's, or whose answer is lost. */
export function keyFailures(surface: Surface): Failure[] {
  return KEY_REASONS.map((reason) => failureOf(surface, new PlatformError(reason)));
}
