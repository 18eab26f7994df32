import { firstDifference } from './compare.js';
import { exchange } from './exchange.js';
import type { Shot } from './load.js';
import type { Facts, ReadScenario } from './scenarios.js';
import type { Server } from './server.js';
import { type Callers, requestsOf } from './traffic.js';

/** A shot and the answer it got. */
export interface SurveyedShot extends Shot {
  readonly answer: unknown;
}

/**
 * The shots of a scenario once the server is warm: it may then have another way to the same answer, and other blanks in its
 * text. Throws where the data is not what it was at first.
 */
export async function surveyWarm(origin: string, first: readonly SurveyedShot[]): Promise<SurveyedShot[]> {
  const shots: SurveyedShot[] = [];
  for (const { request, answer } of first) {
    const { value, bodyBytes } = await exchange(origin, request);
    const difference = firstDifference(answer, value);
    if (difference !== null)
      throw new Error(`${origin}${request.path} ${request.body ?? ''} answers otherwise when it is warm: ${difference}`);
    shots.push({ request, bodyBytes, answer: value });
  }
  return shots;
}

/** Asks everything that a scenario asks, once. Throws where an answer is no success. */
export async function survey(
  server: Server,
  origin: string,
  scenario: ReadScenario,
  facts: Facts,
  callers: Callers,
): Promise<SurveyedShot[]> {
  const shots: SurveyedShot[] = [];
  for (const request of await requestsOf(server, scenario, facts, callers)) {
    const { value, bodyBytes } = await exchange(origin, request);
    shots.push({ request, bodyBytes, answer: value });
  }
  return shots;
}
