import type { DocumentNode } from 'graphql';
import { ReasonedError } from '../../platform/errors.js';
import { learn, learnReason } from '../../platform/observe/call.js';
import { RETRY_AFTER_SECONDS } from '../../platform/retry-after.js';
import type { AnyShape } from '../../platform/shape/index.js';
import { type Answer, AnswerHeaders } from './answer.js';
import { attempt, type OpenRequest } from './attempt.js';
import { emptyAnswer } from './contract/empty.js';
import { METHODS } from './contract/types.js';
import type { Engine, Served } from './engine.js';
import { Answered, type Failure, Refusal } from './failure.js';
import type { Candidate } from './http/router.js';
import { bodyFor } from './input/stage.js';
import { once } from './once.js';
import type { Execution, OperationResult, Run, Show, ShownRows } from './ports.js';
import { unavailable, wordRefusal } from './refusal.js';
import type { Incoming, LegacyRequest } from './request.js';
import type { Route } from './route.js';
import { dataOf, onlyRow, shownRow, shownRows } from './shown.js';
import type { Surface } from './surface.js';

/** Reports a defect: the error whole, and the endpoint it happened in. Never the URL, which may hold a token. */
export type Report = (error: unknown, endpoint: string) => void;

/** Answers a request of this surface, always in the surface's own form. */
export async function serve(engine: Engine, incoming: Incoming, report: Report): Promise<Served> {
  const { surface } = engine;
  const { failures } = surface;
  const plain = (failure: Failure): Served => ({ answer: surface.envelope.failure(failure, incoming), headers: new AnswerHeaders() });

  const found = engine.router.find(incoming.method, incoming.path);
  learn({ face: 'legacy', surface: surface.name });
  if (found.kind !== 'candidates') learnReason(found.kind === 'unknown' ? 'PATH_UNKNOWN' : 'METHOD_NOT_ALLOWED');
  if (found.kind === 'unknown') return plain(failures.unknownPath(incoming));
  if (found.kind === 'wrong_method') {
    const headers = new AnswerHeaders();
    headers.header('allow', found.allowed.join(', '));
    return { answer: surface.envelope.failure(failures.wrongMethod(incoming, found.allowed), incoming), headers };
  }
  if (incoming.body.kind === 'too_large') return plain(failures.tooLargeBody(incoming));

  const requests = found.candidates.map((candidate) => requestTo(candidate, surface, incoming, found.params));
  const index = found.candidates.length === 1 ? 0 : chosen(found.candidates, requests);
  const candidate = found.candidates[index];
  const request = requests[index];
  if (candidate === undefined || request === undefined) return plain(failures.unknownPath(incoming));
  const work = (): Promise<Served> => answerTo(engine, candidate, request, report);
  return request.headers['idempotency-key'] === undefined ? work() : once(engine, candidate.route, request, work);
}

function requestTo({ endpoint, paramNames }: Candidate, surface: Surface, incoming: Incoming, values: readonly string[]): OpenRequest {
  return {
    ...incoming,
    method: METHODS.find((method) => method === incoming.method) ?? 'GET',
    body: bodyFor(surface, incoming.body),
    endpoint,
    params: new Map(paramNames.map((name, at) => [name, values[at] ?? ''])),
    session: null,
    viewer: null,
    answer: new AnswerHeaders(),
  };
}

/** The first route whose `when` agrees, else the one that has none. */
function chosen(candidates: readonly Candidate[], requests: readonly LegacyRequest[]): number {
  const agreeing = candidates.findIndex(({ route }, at) => requests[at] !== undefined && route.when?.(requests[at]) === true);
  return agreeing >= 0 ? agreeing : candidates.findIndex(({ route }) => route.when === undefined);
}

async function answerTo(engine: Engine, candidate: Candidate, request: OpenRequest, reportTo: Report): Promise<Served> {
  const { surface } = engine;
  const { route } = candidate;
  learn({ endpoint: request.endpoint.id });
  let answer: Answer;
  let passing = false;
  const report: Report = (error, endpoint) => {
    passing = true;
    reportTo(error, endpoint);
  };
  try {
    const { data, msg } = await attempt(engine, candidate, request, runners(engine, request, route.operations));
    const { response } = request.endpoint;
    answer = surface.envelope.success(data === undefined ? emptyAnswer(response.data) : data, msg ?? response.msg, request);
  } catch (error) {
    const retryAfter = retryAfterOf(error);
    passing = retryAfter !== null;
    if (retryAfter === null) answer = surface.envelope.failure(failureOf(error, surface, route, request, report), request);
    else {
      learn({ reason: 'UNAVAILABLE' });
      answer = unavailable(surface, request);
      request.answer.header('retry-after', String(retryAfter));
    }
  }
  await finish(engine, request, report);
  return { answer, headers: request.answer, passing };
}

/** What runs a route's operations. */
function runners({ ports, surface }: Engine, request: LegacyRequest, operations: Route['operations']): { run: Run; show: Show } {
  // Who asks is known after the stages only.
  const execution = (): Execution => ({ viewer: request.viewer, audience: surface.name, address: request.address, gone: request.gone });
  const listed = (document: DocumentNode): void => {
    if (!operations.includes(document))
      throw new Error(`The route ${request.endpoint.id} runs an operation that it does not list under operations.`);
  };
  const show = (document: DocumentNode, variables: unknown, shown: AnyShape): Promise<OperationResult | ShownRows> => {
    listed(document);
    return ports.show(document, { ...(variables as object) }, execution(), shown);
  };
  return {
    run: async (document, variables) => {
      listed(document);
      // The build has checked the operation, and its type is made from the schema.
      return dataOf(await ports.execute(document, { ...(variables as object) }, execution())) as never;
    },
    show: {
      row: async (document, variables, shown) => shownRow(await show(document, variables, shown), shown),
      rows: async (document, variables, shown) => shownRows(await show(document, variables, shown), shown),
      only: async (document, variables, shown) => onlyRow(shownRows(await show(document, variables, shown), shown)),
    },
  };
}

function failureOf(error: unknown, surface: Surface, route: Route, request: LegacyRequest, report: Report): Failure {
  if (error instanceof Answered) {
    learnReason('ANSWERED');
    return error.failure;
  }
  learn({ reason: error instanceof Refusal ? error.reason : 'INTERNAL' });
  const worded = error instanceof Refusal ? wordRefusal(error, surface, route, request) : null;
  if (worded !== null) return worded;
  report(error, request.endpoint.id);
  return surface.failures.unexpected(request);
}

/** When to try again after this error, in seconds; null: it does not say "not now". */
function retryAfterOf(error: unknown): string | number | null {
  const { code, params } = error instanceof Refusal ? error.details : error instanceof ReasonedError ? error : {};
  if (code !== 'UNAVAILABLE') return null;
  return params?.['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS;
}

async function finish(engine: Engine, request: LegacyRequest, report: Report): Promise<void> {
  const last = engine.surface.finish;
  if (last === undefined || request.session === null) return;
  try {
    await last.run(request, runners(engine, request, last.operations).run);
  } catch (error) {
    report(error, request.endpoint.id);
  }
}
