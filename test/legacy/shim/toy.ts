import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql, GraphQLError, parse, print } from 'graphql';
import { parse as parseYaml } from 'yaml';
import type { Viewer } from '../../../src/access/viewer.js';
import { parseContract } from '../../../src/legacy/shim/contract/contract.js';
import { fillTemplate } from '../../../src/legacy/shim/failure.js';
import { type LegacyOptions, legacyPlugin } from '../../../src/legacy/shim/http/plugin.js';
import type { LegacyAudience, LegacyPorts } from '../../../src/legacy/shim/ports.js';
import type { Route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';

/** A small library of the shim's tests: shelves with books. */
const schema = buildSchema(`
  type Shelf { id: Int! name: String! }
  type Shelves { nodes: [Shelf!]! totalCount: Int! }
  type Query { shelf(id: Int!): Shelf shelves(first: Int!, offset: Int!): Shelves! me: String }
  type Mutation { addShelf(name: String!, rows: Int): Shelf! fail(reason: String!, code: String): Boolean explode: Boolean }
`);

const SHELVES = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, name: `shelf ${index + 1}` }));

export function viewer(profileId: number, realm: Viewer['realm'] = 'TEACHER'): Viewer {
  return {
    accountId: profileId,
    realm,
    profileId,
    sessionId: `s${profileId}`,
    audience: 'school',
    administrator: false,
    menus: [],
    shopStaff: false,
    memberPermission: null,
  };
}

/** Tokens: `teacher-7`, `pupil-7`; anything else is UNKNOWN, `old` is EXPIRED. */
export function toyPorts(seen: { variables: unknown[]; viewers: unknown[] } = { variables: [], viewers: [] }): LegacyPorts {
  const root = {
    shelf: ({ id }: { id: number }) => SHELVES.find((shelf) => shelf.id === id) ?? null,
    shelves: ({ first, offset }: { first: number; offset: number }) => ({
      nodes: SHELVES.slice(offset, offset + first),
      totalCount: SHELVES.length,
    }),
    addShelf: ({ name }: { name: string }) => ({ id: 26, name }),
    me: (_: unknown, context: { viewer: Viewer | null }) => String(context.viewer?.profileId ?? 'nobody'),
    fail: ({ reason, code = 'CONFLICT' }: { reason: string; code?: string }) => {
      throw new GraphQLError('no', { extensions: { code, reason, field: 'name', params: { count: 3 } } });
    },
    explode: () => {
      throw new Error('secret detail');
    },
  };
  const execute: LegacyPorts['execute'] = async (document, variables, context) => {
    seen.variables.push({ ...variables });
    seen.viewers.push(context.viewer);
    return graphql({ schema, source: print(document), rootValue: root, variableValues: { ...variables }, contextValue: context });
  };
  return {
    execute,
    // No database writes rows here.
    show: execute,
    resolveToken: async (token) => {
      const [, kind, id] = /^(teacher|pupil)-(\d+)$/.exec(token) ?? [];
      if (kind === undefined) return { ok: false, why: token === 'old' ? 'EXPIRED' : 'UNKNOWN' };
      return { ok: true, viewer: viewer(Number(id), kind === 'teacher' ? 'TEACHER' : 'PUPIL'), expiresAt: new Date() };
    },
    storedTexts: () => new Map(),
  };
}

export function typed<Result, Variables = Record<string, never>>(source: string): TypedDocumentNode<Result, Variables> {
  return parse(source);
}

export const ShelfQuery = typed<{ shelf: { id: number; name: string } | null }, { id: number }>(
  'query Shelf($id: Int!) { shelf(id: $id) { id name } }',
);
export const ShelvesQuery = typed<
  { shelves: { nodes: { id: number; name: string }[]; totalCount: number } },
  { first: number; offset: number }
>('query Shelves($first: Int!, $offset: Int!) { shelves(first: $first, offset: $offset) { nodes { id name } totalCount } }');
export const AddShelf = typed<{ addShelf: { id: number; name: string } }, { name: string; rows?: number | null }>(
  'mutation Add($name: String!, $rows: Int) { addShelf(name: $name, rows: $rows) { id name } }',
);
export const Fail = typed<{ fail: boolean | null }, { reason: string; code?: string }>(
  'mutation Fail($reason: String!, $code: String) { fail(reason: $reason, code: $code) }',
);
export const Explode = typed<{ explode: boolean | null }>('mutation Explode { explode }');
export const Me = typed<{ me: string }>('{ me }');

/** A surface with an envelope that shows everything the engine decided. */
export function toySurface(name: LegacyAudience, endpoints: string, routes: readonly Route[], changes: Partial<Surface> = {}): Surface {
  const contract = parseContract([{ file: `${name}/contract.yaml`, document: parseYaml(`surface: ${name}\n${endpoints}`) }]);
  return {
    name,
    contract,
    routes,
    rootPrefixes: [],
    input: {},
    credential: {
      names: ['authorization'],
      token: ({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? null,
      failure: (why) => ({ code: 401, msg: why }),
      admits: (who, { endpoint }) => endpoint.auth === 'any' || endpoint.auth === who.realm.toLowerCase(),
      forbidden: () => ({ code: 403, msg: 'not yours' }),
    },
    envelope: {
      success: (data, msg) => ({ status: 200, body: { surface: name, code: 0, msg, data } }),
      failure: ({ code = 400, msg, field, http = 200 }) => ({ status: http, body: { surface: name, code, msg, field } }),
    },
    failures: {
      reasons: { FULL: { code: 510, msg: 'full: {count} of {field}', field: 'same' } },
      codes: {
        UNAUTHENTICATED: { code: 401, msg: 'sign in' },
        FORBIDDEN: { code: 403, msg: 'forbidden' },
        NOT_FOUND: { code: 410, msg: 'gone' },
        BAD_USER_INPUT: { code: 422, msg: 'bad' },
        CONFLICT: { code: 409, msg: 'conflict' },
      },
      input: ({ field, path, kind, limit }) => ({
        code: 422,
        msg: fillTemplate(`{path} ${kind} {limit}`, { path, limit: limit ?? '' }).trim(),
        field,
      }),
      path: ({ name: field }) => ({ code: 410, msg: `no ${field}` }),
      unknownPath: () => ({ code: 404, msg: 'unknown path', http: 404 }),
      wrongMethod: (_request, allowed) => ({ code: 405, msg: allowed.join(','), http: 405 }),
      brokenBody: (_request, cause) => ({ code: 422, msg: `broken ${cause}` }),
      tooLargeBody: () => ({ code: 413, msg: 'too large' }),
      unexpected: () => ({ code: 500, msg: 'oops', http: 500 }),
    },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    ...changes,
  };
}

export async function toyApp(surfaces: readonly Surface[], options: Partial<LegacyOptions> = {}): Promise<FastifyInstance> {
  const app = Fastify();
  await app.register(legacyPlugin, {
    surfaces,
    ports: toyPorts(),
    hosts: new Map(),
    publicUrl: 'https://gateway.example',
    bodyLimitBytes: 2000,
    version: '1.2.3',
    ...options,
  });
  await app.ready();
  return app;
}
