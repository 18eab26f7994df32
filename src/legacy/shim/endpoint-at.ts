import { Kind, OperationTypeNode } from 'graphql';
import { type Candidate, SurfaceRouter } from './http/router.js';
import type { Route } from './route.js';
import type { Surface } from './surface.js';

/** What stands at an address of an old API. */
export interface EndpointHere {
  /** The contract's; for an unknown address the method and the path. */
  readonly id: string;
  readonly known: boolean;
  /** It changes nothing. */
  readonly reads: boolean;
  /** It answers a token: to a password, or to a code of WeChat's. */
  readonly signsIn: 'password' | 'code' | null;
  /** The parameters of the path, from left to right. */
  readonly params: readonly { readonly name: string; readonly value: string }[];
}

export type EndpointAt = (method: string, path: string) => EndpointHere;

/** Tells the endpoints of a surface apart, for whoever looks at its requests without answering them. */
export function endpointsOf(surface: Surface): EndpointAt {
  const routes = new Map(surface.routes.map((route) => [route.endpoint, route]));
  const pairs = surface.contract.endpoints.flatMap((endpoint) => {
    const route = routes.get(endpoint.id);
    return route === undefined ? [] : [{ endpoint, route }];
  });
  const router = new SurfaceRouter(surface, pairs);
  return (method, path) => {
    const found = router.find(method === 'HEAD' ? 'GET' : method, path);
    const [first] = found.kind === 'candidates' ? found.candidates : [];
    if (found.kind !== 'candidates' || first === undefined)
      return { id: `${method} ${path}`, known: false, reads: method === 'GET', signsIn: null, params: [] };
    const params = first.paramNames.map((name, at) => ({ name, value: found.params[at] ?? '' }));
    return { id: first.endpoint.id, known: true, reads: readsOnly(found.candidates), signsIn: signInOf(found.candidates), params };
  };
}

/** Whether none of the routes that may answer runs a mutation. */
export function readsOnly(candidates: readonly Candidate[]): boolean {
  return candidates.every(({ route }) => mutationsOf(route).length === 0);
}

function signInOf(candidates: readonly Candidate[]): EndpointHere['signsIn'] {
  const names = candidates.flatMap(({ route }) => mutationsOf(route)).filter((name) => name.startsWith('login'));
  if (names.length === 0) return null;
  return names.includes('loginWithWechat') ? 'code' : 'password';
}

/** The names of the mutations that a route runs. */
function mutationsOf({ operations }: Route): string[] {
  return operations.flatMap(({ definitions }) =>
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.MUTATION) return [];
      return definition.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
    }),
  );
}
