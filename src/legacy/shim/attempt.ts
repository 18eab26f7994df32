import type { Call } from './call.js';
import type { Engine } from './engine.js';
import { Answered, type Failure, Refusal } from './failure.js';
import type { Candidate } from './http/router.js';
import { Input } from './input/input.js';
import { readInputs, readPathParams } from './input/stage.js';
import type { LegacyPorts, Run, Show } from './ports.js';
import { onlyWords } from './question.js';
import type { LegacyRequest } from './request.js';
import type { Result, Route } from './route.js';
import { DEFAULT_ORDER, type Stage } from './stages.js';
import type { Surface } from './surface.js';

/** Filled in while the stages run. */
export type OpenRequest = { -readonly [Key in keyof LegacyRequest]: LegacyRequest[Key] };

/** The stages in which a route may ask the schema, and the one that gives them the path's ids. */
const ASKING: readonly Stage[] = ['path', 'before', 'input'];

/**
 * Passes the stages and runs the route's operation. Questions that only word a refusal are left out, so that no call that goes well
 * sends a statement for its wording. When a stage or the operation refuses, the stages up to there are passed again with every
 * question: the first to complain is the contract's first complaint. Where none does, the refusal stands.
 *
 * A call that brings a file is asked everything first: its file is stored before the transaction that may be refused, and would stay.
 *
 * @throws Answered, Refusal the complaint; anything else is a defect
 */
export async function attempt(
  engine: Engine,
  candidate: Candidate,
  request: OpenRequest,
  runners: { run: Run; show: Show },
): Promise<Result> {
  const { route } = candidate;
  const reached: Stage[] = [];
  const pass = async (stage: Stage, call: Call<never>, quick: boolean): Promise<void> => {
    const failure = await passStage(stage, engine, candidate, request, call, quick);
    if (failure !== null) throw new Answered(failure);
  };
  let asked = !route.asks;
  const askEverything = async (): Promise<void> => {
    asked = true;
    const call: Call<never> = { input: new Input<never>(), request, ...runners };
    for (const stage of reached) if (ASKING.includes(stage)) await pass(stage, call, false);
  };

  const call: Call<never> = { input: new Input<never>(), request, ...runners };
  try {
    for (const stage of route.order ?? engine.surface.order ?? DEFAULT_ORDER) {
      reached.push(stage);
      await pass(stage, call, true);
    }
    if (!asked && call.input.holdsFile()) await askEverything();
    return await route.answer(call);
  } catch (error) {
    if (!asked && isRefusal(error)) await askEverything();
    throw error;
  }
}

/** "Not now" is none: what is away can't be asked for a better reason. */
function isRefusal(error: unknown): boolean {
  return error instanceof Answered || (error instanceof Refusal && error.details.code !== 'UNAVAILABLE');
}

/** @param quick whether questions that only word a refusal are left out */
async function passStage(
  stage: Stage,
  { surface, ports }: Engine,
  { route, displaced }: Candidate,
  request: OpenRequest,
  call: Call<never>,
  quick: boolean,
): Promise<Failure | null> {
  const { credential } = surface;
  switch (stage) {
    case 'credential':
      return signIn(surface, ports, route, request);
    case 'role':
      return request.endpoint.auth === 'none' || request.viewer === null || credential.admits(request.viewer, request)
        ? null
        : credential.forbidden(request);
    case 'path':
      return readPathParams(surface, request, call.input);
    case 'guard':
      return (await surface.guard?.(request, call.input)) ?? null;
    case 'before':
      if (route.before !== undefined && !(quick && onlyWords(route.before))) await route.before.check(call);
      return null;
    case 'input':
      return readInputs(surface, route, displaced, call, quick);
  }
}

async function signIn(surface: Surface, ports: LegacyPorts, route: Route, request: OpenRequest): Promise<Failure | null> {
  const optional = request.endpoint.auth === 'none';
  if (optional && route.credential !== 'optional') return null;
  const token = surface.credential.token(request);
  const outcome = token === null || token === '' ? { ok: false as const, why: 'MISSING' } : await ports.resolveToken(token, surface.name);
  // Which endpoints the operator opened is known to the schema as well: it refuses nobody what is not open.
  if (!outcome.ok && outcome.why === 'MISSING' && ports.isOpen?.(request.endpoint.id) === true) return null;
  if (!outcome.ok) return optional ? null : surface.credential.failure(outcome.why, request);
  request.session = { token: token ?? '', viewer: outcome.viewer, expiresAt: outcome.expiresAt };
  request.viewer = outcome.viewer;
  return null;
}
