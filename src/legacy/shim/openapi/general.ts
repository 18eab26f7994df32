import type { Surface } from '../surface.js';
import { byStatus, failureAnswer } from './answers.js';
import type { General } from './called.js';
import type { Components } from './components.js';
import { reasonRefusals } from './refusals.js';
import { sampleRequest } from './sample-request.js';
import { schemaOf } from './texts.js';

/** What any call may be refused with, by HTTP status: the surface's words for what the schema refuses. */
export function generalRefusals(surface: Surface, components: Components): Map<number, General> {
  const [endpoint] = surface.contract.endpoints;
  const route = surface.routes.find((one) => one.endpoint === endpoint?.id);
  if (endpoint === undefined || route === undefined) return new Map();
  const request = sampleRequest(endpoint, { method: 'GET', path: '/' });
  const answers = reasonRefusals(surface, route, request).map((failure) => failureAnswer(surface, failure, request));
  return new Map(
    [...byStatus(answers)].map(([status, bodies]) => {
      const schema = { title: 'Any call may be refused so', ...schemaOf(bodies) };
      return [status, { schema: components.refer('schemas', `Refused.${status}`, schema), example: bodies[0] }];
    }),
  );
}
