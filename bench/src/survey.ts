import { exchange } from './exchange.js';
import type { Shot } from './load.js';
import type { Facts } from './scenarios.js';
import type { Server } from './server.js';
import { type Callers, type ReadScenario, requestsOf } from './traffic.js';

/** A shot and the answer it got. */
export interface SurveyedShot extends Shot {
  readonly answer: unknown;
}

/** Asks everything that a scenario asks, once. Throws where an answer is no success. */
export async function survey(server: Server, origin: string, scenario: ReadScenario, facts: Facts, callers: Callers): Promise<SurveyedShot[]> {
  const shots: SurveyedShot[] = [];
  for (const request of await requestsOf(server, scenario, facts, callers)) {
    const { value, bodyBytes } = await exchange(origin, request);
    shots.push({ request, bodyBytes, answer: value });
  }
  return shots;
}
