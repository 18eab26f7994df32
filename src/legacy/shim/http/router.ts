import createRouter from 'find-my-way';
import { pathParamNames } from '../contract/endpoint.js';
import type { Address, Endpoint, Field, Method } from '../contract/types.js';
import type { Route } from '../route.js';
import type { Surface } from '../surface.js';

/** An endpoint with the route that answers it, at one address. */
export interface Candidate {
  readonly endpoint: Endpoint;
  readonly route: Route;
  /** Names of the path's parameters, left to right. */
  readonly paramNames: readonly string[];
  /** Parameters of the documented path that this path leaves to the query. */
  readonly displaced: readonly Field[];
}

export type Found =
  | { readonly kind: 'candidates'; readonly candidates: readonly Candidate[]; readonly params: readonly string[] }
  | { readonly kind: 'wrong_method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'unknown' };

type Methods = Map<Method, Candidate[]>;

/** A path as the contract spells it, and who answers there. */
export interface ServedPath {
  readonly path: string;
  readonly methods: ReadonlyMap<Method, readonly Candidate[]>;
}

/** Paths with a longer text are unknown: no client sends one by accident, and the database can still bind a text of this length. */
const MAX_PARAM_LENGTH = 500;

/**
 * Finds the endpoints of a surface by method and path. Paths match with and without the trailing slash and by case; `//` is only
 * what a contract writes so; a literal segment wins over a parameter.
 */
export class SurfaceRouter {
  private readonly paths = new Map<string, Methods>();
  private readonly spellings = new Map<string, string>();
  private readonly tree = createRouter({ ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: MAX_PARAM_LENGTH });

  constructor(surface: Surface, pairs: readonly { readonly endpoint: Endpoint; readonly route: Route }[]) {
    for (const { endpoint, route } of pairs) {
      for (const address of [...endpoint.addresses, ...endpoint.also]) {
        const paramNames = pathParamNames(address.path);
        const displaced = endpoint.pathParams.filter((field) => !paramNames.includes(field.name));
        this.add(address, { endpoint, route, paramNames, displaced }, surface.digitParams === true);
      }
    }
    for (const methods of this.paths.values()) addEquivalents(methods, surface.alsoMethods ?? {});
    for (const [path, methods] of this.paths) this.tree.on('GET', pattern(path), noHandler, methods);
  }

  find(method: string, path: string): Found {
    const found = this.tree.find('GET', path);
    if (found === null) return { kind: 'unknown' };
    const methods: Methods = found.store;
    const candidates = [...methods].find(([known]) => known === method)?.[1];
    if (candidates === undefined) return { kind: 'wrong_method', allowed: [...methods.keys()] };
    return { kind: 'candidates', candidates, params: Object.values(found.params).map((value) => value ?? '') };
  }

  /** Every path once, as it is first written, with each method that is served there. */
  addresses(): ServedPath[] {
    return [...this.paths].map(([key, methods]) => ({ path: this.spellings.get(key) ?? key, methods }));
  }

  /** Method and path of every pair of candidates that nothing tells apart. */
  ambiguities(): string[] {
    return [...this.paths].flatMap(([path, methods]) =>
      [...methods].flatMap(([method, candidates]) => {
        const plain = candidates.filter(({ route }) => route.when === undefined);
        return plain.length > 1 ? [`${method} ${path} is claimed by ${plain.map(({ endpoint }) => endpoint.id).join(' and ')}`] : [];
      }),
    );
  }

  private add({ method, path }: Address, candidate: Candidate, digits: boolean): void {
    const { pathParams } = candidate.endpoint;
    const isInt = (name: string): boolean => pathParams.some((param) => param.name === name && param.type.kind === 'int');
    const key = path.replace(/\{([^}]+)\}/g, (_param, name: string) => (digits && isInt(name) ? '{digits}' : '{}')).replace(/(.)\/$/, '$1');
    const methods = this.paths.get(key) ?? new Map<Method, Candidate[]>();
    this.paths.set(key, methods);
    if (!this.spellings.has(key)) this.spellings.set(key, path);
    methods.set(method, [...(methods.get(method) ?? []), candidate]);
  }
}

/** Serves undocumented methods like the documented ones, where nothing else has them. */
function addEquivalents(methods: Methods, alsoMethods: NonNullable<Surface['alsoMethods']>): void {
  const documented = [...methods];
  for (const [method, candidates] of documented) {
    for (const other of alsoMethods[method] ?? []) if (!methods.has(other)) methods.set(other, candidates);
  }
}

/** find-my-way's spelling. The parameters are numbered, because endpoints that share a path may name them differently. */
function pattern(path: string): string {
  let count = 0;
  return path
    .replaceAll(':', '::')
    .replace(/\{(digits)?\}/g, (_param, digits?: string) => `:p${(count += 1)}${digits === undefined ? '' : '(^\\d+$)'}`);
}

/** The tree only finds; the engine handles. */
function noHandler(): void {}
