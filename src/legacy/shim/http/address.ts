import type { IncomingHttpHeaders } from 'node:http';
import type { Body } from '../body/types.js';
import type { Engine } from '../engine.js';
import { type Collision, collisionAt } from './collisions.js';

/** The parts of a request that say which surface it is for. */
export interface RequestHead {
  readonly method: string;
  /** Path of the URL, without query, as sent. */
  readonly path: string;
  /** Host name without port, as the proxy settings say. */
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

export type Addressed =
  /** Under /legacy/<surface>. */
  | { readonly by: 'prefix'; readonly engine: Engine; readonly path: string }
  | { readonly by: 'host'; readonly engine: Engine; readonly path: string }
  | { readonly by: 'root'; readonly engine: Engine; readonly path: string }
  /** A root path of two surfaces: the body decides. */
  | { readonly by: 'collision'; readonly collision: Collision; readonly path: string };

const PREFIX = /^\/legacy\/([a-z-]+)(\/.*)?$/;

/** Finds the surface that a request is for, in the three ways of addressing one. */
export class Addresses {
  private readonly byName: ReadonlyMap<string, Engine>;
  private readonly byHost: ReadonlyMap<string, Engine>;

  /** @param hosts host name -> surface name */
  constructor(
    private readonly engines: readonly Engine[],
    hosts: ReadonlyMap<string, string>,
  ) {
    this.byName = new Map(engines.map((engine) => [engine.surface.name, engine]));
    this.byHost = new Map(
      [...hosts].flatMap(([host, name]) => {
        const engine = this.byName.get(name);
        return engine === undefined ? [] : [[host.toLowerCase(), engine] as const];
      }),
    );
  }

  /** Null: it is for no surface. */
  locate({ method, path, hostname }: RequestHead): Addressed | null {
    const [, name, rest = '/'] = PREFIX.exec(path) ?? [];
    if (name !== undefined) {
      const engine = this.byName.get(name);
      return engine === undefined ? null : { by: 'prefix', engine, path: rest };
    }
    const host = this.byHost.get(hostname.toLowerCase());
    if (host !== undefined) return { by: 'host', engine: host, path };

    const collision = collisionAt(decoded(path));
    const engine = this.rootOwner(method, path);
    if (engine === null) return null;
    return collision === null ? { by: 'root', engine, path } : { by: 'collision', collision, path };
  }

  /** Which surface a request to a shared path is for, now that its body is known. */
  settle(collision: Collision, { method, path, headers }: RequestHead, body: Body): Engine | null {
    return this.byName.get(collision.owner({ method, headers, body })) ?? this.rootOwner(method, path);
  }

  /** The surface that documents the path; for an unknown one, that of the longest prefix. */
  private rootOwner(method: string, path: string): Engine | null {
    const finds = this.engines.map((engine) => ({ engine, kind: engine.router.find(method, path).kind }));
    const known = finds.find(({ kind }) => kind === 'candidates') ?? finds.find(({ kind }) => kind === 'wrong_method');
    if (known !== undefined) return known.engine;

    const plain = decoded(path);
    const prefixes = this.engines.flatMap((engine) => engine.surface.rootPrefixes.map((prefix) => ({ engine, prefix })));
    const fitting = prefixes.filter(({ prefix }) => plain === prefix || plain.startsWith(`${prefix}/`));
    return fitting.sort((one, other) => other.prefix.length - one.prefix.length)[0]?.engine ?? null;
  }
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
