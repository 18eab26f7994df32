import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { PlatformError } from '../../platform/errors.js';
import { Claim } from '../../platform/idempotency/claim.js';
import type { Idempotency } from '../../platform/idempotency/idempotency.js';
import { idempotencyStatus } from '../../platform/idempotency/refusal-status.js';
import type { KeptAnswer } from '../../platform/idempotency/sealed-answer.js';
import type { ErrorFormatter } from '../errors/format.js';

export interface IdempotentParts {
  readonly requests: Idempotency;
  /** Null: nobody is signed in, and keys belong to accounts. Rejects where the credential is refused. */
  readonly accountOf: (request: FastifyRequest) => Promise<number | null>;
}

/** Of an answer's headers those that are part of what is said; the others are each answer's own. */
const KEPT_HEADERS = ['content-type', 'cache-control', 'retry-after'];
/** Codes of errors that say nothing of the operation itself. */
const PASSING = ['INTERNAL', 'UNAVAILABLE'];

/** Mutations by POST with an Idempotency-Key: each is executed once, and its answer sent again to who repeats it. */
export function idempotentMutations({ requests, accountOf }: IdempotentParts, formatError: ErrorFormatter) {
  const claims = new WeakMap<FastifyRequest, Claim>();

  /** Keeps what goes out, before it goes out: whoever has the answer gets it again. */
  const onSend: onSendHookHandler<unknown> = (request, reply, payload, done) => {
    const claim = claims.get(request);
    if (claim === undefined) return done(null, payload);
    claims.delete(request);
    const body = typeof payload === 'string' ? payload : '';
    const headers = Object.fromEntries(
      KEPT_HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
    );
    void claim
      .settle({ status: reply.statusCode, headers, body }, { passing: isPassing(reply.statusCode, body) })
      .then(() => done(null, payload));
  };

  const once = async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> => {
    // A credential that is refused is refused in the ordinary way.
    const accountId = hasMutation(request) ? await accountOf(request).catch(() => null) : null;
    if (accountId === null) return work();
    let begun: Claim | KeptAnswer;
    try {
      begun = await requests.begin({ accountId, key: String(request.headers['idempotency-key']), asked: askedIn(request) });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.code === 'UNAVAILABLE') reply.header('retry-after', String(error.params['retryAfterSeconds']));
      return reply
        .code(idempotencyStatus(error.reason))
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ errors: [formatError(error)] }));
    }
    if (!(begun instanceof Claim)) {
      return reply
        .code(begun.status)
        .headers({ ...begun.headers, 'idempotency-replayed': 'true' })
        .send(begun.body);
    }
    claims.set(request, begun);
    return begun.run(work);
  };

  return { onSend, once };
}

/** A document without the word has no mutation in it. */
function hasMutation({ method, body }: FastifyRequest): boolean {
  return (
    method === 'POST' &&
    typeof body === 'object' &&
    body !== null &&
    'query' in body &&
    typeof body.query === 'string' &&
    body.query.includes('mutation')
  );
}

/** What decides the result; `operationName: null` is as good as none. */
function askedIn({ body }: FastifyRequest): unknown {
  const { query, operationName, variables } = body as Partial<Record<string, unknown>>;
  return { face: 'graphql', query, operationName: operationName ?? null, variables: variables ?? {} };
}

function isPassing(status: number, body: string): boolean {
  if (status >= 500) return true;
  if (!body.includes('"errors"')) return false;
  const { errors = [] } = JSON.parse(body) as { errors?: readonly { extensions?: { code?: string } }[] };
  return errors.some(({ extensions }) => PASSING.includes(extensions?.code ?? ''));
}
