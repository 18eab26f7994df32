import { parseFields } from './field.js';
import type { Mistakes } from './mistakes.js';
import type { ShapeReader } from './shape.js';
import { type Address, type ContractError, type Endpoint, type Field, type Method, METHODS, type ResponseSpec } from './types.js';
import { isMapping, listOf, type Mapping, mappingOf, textsOf } from './values.js';

const ENDPOINT_KEYS = new Set([
  'id',
  'title',
  'seed_entry',
  'later_entry',
  'method',
  'path',
  'also',
  'auth',
  'path_params',
  'query',
  'body',
  'response',
  'errors',
  'rules',
  'decisions',
  'extended',
]);

/** Reads one entry of `endpoints`; null when it has no usable id. */
export function parseEndpoint(
  source: unknown,
  { surface, part }: { surface: string; part: number },
  shapes: ShapeReader,
  mistakes: Mistakes,
): Endpoint | null {
  const row = mappingOf(source);
  const id = row['id'];
  if (typeof id !== 'string' || !id.startsWith(`${surface}.`)) {
    mistakes.add('endpoints', `has an entry whose id does not start with "${surface}.": ${JSON.stringify(id)}`);
    return null;
  }
  for (const key of Object.keys(row)) if (!ENDPOINT_KEYS.has(key)) mistakes.add(id, `has the unknown key "${key}"`);
  if (typeof row['auth'] !== 'string') mistakes.add(id, 'must say auth');

  const addresses = addressesOf(row, id, mistakes);
  const also = listOf(row['also']).flatMap((entry) => addressOf(String(entry), id, mistakes));
  const body = parseFields(row['body'], `${id} body`, mistakes);
  const bodyIsList = body.some((field) => field.name === '[]');
  if (bodyIsList && body.length > 1) mistakes.add(id, 'a body that is a list has no other fields');

  return {
    id,
    part,
    title: String(row['title'] ?? ''),
    addresses,
    also,
    auth: String(row['auth'] ?? ''),
    pathParams: pathParamsOf(parseFields(row['path_params'], `${id} path_params`, mistakes), addresses, id, mistakes),
    query: parseFields(row['query'], `${id} query`, mistakes),
    body,
    bodyIsList,
    response: responseOf(row['response'], id, shapes, mistakes),
    errors: listOf(row['errors']).map((entry) => errorOf(entry)),
    rules: textsOf(row['rules']),
    decisions: textsOf(row['decisions']),
    seedEntries: listOf(row['seed_entry']).map(String),
    extended: row['extended'] === true,
  };
}

function addressesOf(row: Mapping, id: string, mistakes: Mistakes): Address[] {
  const methods = listOf(row['method']).map(String);
  const paths = listOf(row['path']).map(String);
  if (methods.length === 0) mistakes.add(id, 'must say method');
  if (paths.length === 0) mistakes.add(id, 'must say path');
  return paths.flatMap((path) => methods.flatMap((method) => addressOf(`${method} ${path}`, id, mistakes)));
}

/** `GET /course/{id}/` */
function addressOf(text: string, id: string, mistakes: Mistakes): Address[] {
  const [word, path, ...rest] = text.split(' ');
  const method: Method | undefined = METHODS.find((known) => known === word);
  if (method === undefined || path === undefined || rest.length > 0 || !/^\/[^?#\s]*$/.test(path)) {
    mistakes.add(id, `has an address that is not "METHOD /path": "${text}"`);
    return [];
  }
  return [{ method, path }];
}

/** Names of the `{parameters}` of a path, left to right. */
export function pathParamNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

function pathParamsOf(declared: readonly Field[], addresses: readonly Address[], id: string, mistakes: Mistakes): Field[] {
  const inPaths = new Set(addresses.flatMap(({ path }) => pathParamNames(path)));
  for (const field of declared) if (!inPaths.has(field.name)) mistakes.add(`${id} path_params ${field.name}`, 'is in no path');
  const implied = [...inPaths]
    .filter((name) => !declared.some((field) => field.name === name))
    .map((name): Field => ({ name, type: { kind: 'int' }, required: true, nullable: false, aliases: [] }));
  return [...declared, ...implied];
}

function responseOf(source: unknown, id: string, shapes: ShapeReader, mistakes: Mistakes): ResponseSpec {
  const row = mappingOf(source);
  if (typeof row['msg'] !== 'string') mistakes.add(`${id} response`, 'must say msg');
  return {
    msg: String(row['msg'] ?? ''),
    code: typeof row['code'] === 'number' ? row['code'] : undefined,
    data: 'data' in row ? shapes.read(row['data'], `${id} response.data`) : undefined,
    also: 'also' in row ? shapes.read(row['also'], `${id} response.also`) : undefined,
    flat: isMapping(row['flat']) ? shapes.readKeys(row['flat'], `${id} response.flat`) : undefined,
  };
}

/** Reads one entry of `errors`. */
export function errorOf(source: unknown): ContractError {
  const row = mappingOf(source);
  return {
    when: String(row['when'] ?? ''),
    code: typeof row['code'] === 'number' ? row['code'] : undefined,
    http: typeof row['http'] === 'number' ? row['http'] : undefined,
    msg: String(row['msg'] ?? ''),
    field: typeof row['field_name'] === 'string' ? row['field_name'] : undefined,
  };
}
