import type { Engine } from '../engine.js';
import type { Candidate } from '../http/router.js';
import { calledAt, type Described } from './called.js';
import { Components } from './components.js';
import { generalRefusals } from './general.js';
import { operationOf, tagOf } from './operation.js';
import { overviewOf } from './overview.js';
import type { Schema } from './schema.js';
import { Shapes } from './shapes.js';

/** What a contract does not say. */
export interface Published {
  /** Absolute address of the surface's root. */
  readonly server: string;
  /** The gateway's. */
  readonly version: string;
}

/** The OpenAPI 3.1 document of a surface, made from its contract and from what the surface itself answers. */
export function openApi(engine: Engine, { server, version }: Published): Schema {
  const { contract, securitySchemes } = engine.surface;
  const components = new Components();
  const described: Described = {
    engine,
    components,
    shapes: new Shapes(contract, components),
    general: generalRefusals(engine.surface, components),
  };
  const paths = engine.router
    .addresses()
    .map(({ path, methods }) => [
      path,
      Object.fromEntries(
        [...methods].map(([method, candidates]) => [
          method.toLowerCase(),
          operationOf(inOrder(candidates).map((candidate) => calledAt(described, candidate, { method, path }))),
        ]),
      ),
    ]);
  return {
    openapi: '3.1.0',
    info: { title: contract.title, version, description: overviewOf(contract) },
    servers: [{ url: server }],
    tags: [...new Set(contract.endpoints.map(({ id }) => tagOf(id)))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: { ...components.toJSON(), ...(Object.keys(securitySchemes).length === 0 ? {} : { securitySchemes }) },
  };
}

/** The one that takes the rest before those that say what they take. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((one, other) => Number(one.route.when !== undefined) - Number(other.route.when !== undefined));
}
