import type { Answer } from '../answer.js';
import type { Failure } from '../failure.js';
import type { LegacyRequest } from '../request.js';
import type { Surface } from '../surface.js';
import { opened } from './texts.js';

/** As it is sent: what is undefined is not. */
export function failureAnswer({ envelope }: Surface, failure: Failure, request: LegacyRequest): Answer {
  const { status, body } = envelope.failure({ ...failure, msg: opened(failure.msg) }, request);
  return { status, body: JSON.parse(JSON.stringify(body)) as unknown };
}

/** The bodies of answers. */
export function byStatus(answers: readonly Answer[]): Map<number, unknown[]> {
  const bodies = new Map<number, unknown[]>();
  for (const { status, body } of answers) bodies.set(status, [...(bodies.get(status) ?? []), body]);
  return bodies;
}
