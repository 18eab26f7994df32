import { tooWide } from './contract/widths.js';
import type { Engine } from './engine.js';
import { SurfaceRouter } from './http/router.js';
import type { LegacyPorts } from './ports.js';
import type { Surface } from './surface.js';

/** A surface whose routes and contract don't fit; the message lists everything. */
export class SurfaceMistakes extends Error {
  constructor(
    surface: string,
    readonly mistakes: readonly string[],
  ) {
    super(`The surface ${surface} can't be served:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'SurfaceMistakes';
  }
}

/**
 * Pairs every endpoint with its route.
 *
 * @throws SurfaceMistakes when an endpoint has no route, a route no endpoint, an address two owners, or a text may be longer than its
 *   column
 */
export function assemble(surface: Surface, ports: LegacyPorts): Engine {
  const { contract, routes } = surface;
  const mistakes: string[] = [];
  if (contract.surface !== surface.name) mistakes.push(`its contract is of "${contract.surface}"`);

  const byEndpoint = new Map(routes.map((route) => [route.endpoint, route]));
  for (const [at, { endpoint }] of routes.entries()) {
    if (!contract.endpoints.some(({ id }) => id === endpoint)) mistakes.push(`the route ${endpoint} has no endpoint in the contract`);
    if (routes.findIndex((other) => other.endpoint === endpoint) !== at) mistakes.push(`the endpoint ${endpoint} has two routes`);
  }
  const pairs = contract.endpoints.flatMap((endpoint) => {
    const route = byEndpoint.get(endpoint.id);
    if (route === undefined) mistakes.push(`the endpoint ${endpoint.id} has no route`);
    return route === undefined ? [] : [{ endpoint, route }];
  });
  for (const { endpoint, route } of pairs) {
    const fields = [...endpoint.query, ...endpoint.body].map(({ name }) => name);
    for (const name of Object.keys(route.fields))
      if (!fields.includes(name)) mistakes.push(`the route ${endpoint.id} has a rule for the unknown field ${name}`);
  }

  for (const { endpoint, route } of pairs)
    for (const document of new Set(route.operations))
      mistakes.push(...tooWide(endpoint, ports.storedTexts(document)).map((mistake) => `at ${endpoint.id} ${mistake}`));

  const router = new SurfaceRouter(surface, pairs);
  mistakes.push(...router.ambiguities());
  if (mistakes.length > 0) throw new SurfaceMistakes(surface.name, mistakes);
  return { surface, router, ports };
}
