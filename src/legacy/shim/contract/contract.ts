import { isDeepStrictEqual } from 'node:util';
import { errorOf, parseEndpoint } from './endpoint.js';
import { Mistakes } from './mistakes.js';
import { ShapeReader } from './shape.js';
import type { Address, Contract, Endpoint, PageSize, Shape } from './types.js';
import { isMapping, listOf, type Mapping, mappingOf } from './values.js';

/** One YAML file of a contract, parsed but not checked. */
export interface ContractPart {
  /** For messages. */
  readonly file: string;
  readonly document: unknown;
}

/**
 * Makes a contract from its files. A later part adds endpoints and shapes to the first one's header; a shape name that two
 * parts use for different shapes means, in each part, that part's own.
 *
 * @throws ContractMistakes naming every mistake of the file it is found in.
 */
export function parseContract(parts: readonly ContractPart[]): Contract {
  const document = mergeDocuments(parts.map((part) => mappingOf(part.document)));
  const surface = String(document['surface'] ?? '');
  const sources = new Map<string, unknown>();
  const shapes = new Map<string, Shape>();
  const endpoints: Endpoint[] = [];
  let page: Contract['page'];

  for (const [index, part] of parts.entries()) {
    const mistakes = new Mistakes(part.file);
    const own = mappingOf(part.document);
    if (surface === '' || own['surface'] !== surface) mistakes.add('surface', `must be the same text in every part, "${surface}"`);

    const keys = nameShapes(mappingOf(own['shapes']), sources);
    const reader = new ShapeReader((name) => keys.get(name) ?? (sources.has(name) ? name : null), mistakes);
    for (const [name, key] of keys) shapes.set(key, reader.read(sources.get(key), `shapes.${name}`));
    page ??= pageOf(mappingOf(own['pagination']), reader);
    for (const source of listOf(own['endpoints'])) {
      const endpoint = parseEndpoint(source, { surface, part: index + 1 }, reader, mistakes);
      if (endpoint === null) continue;
      if (endpoints.some((other) => other.id === endpoint.id)) mistakes.add(endpoint.id, 'is listed twice');
      if (page === undefined && endpoint.response.data?.kind === 'page')
        mistakes.add(endpoint.id, 'answers a page, but pagination shows no page keys');
      endpoints.push({ ...endpoint, also: [...endpoint.also, ...underOtherPrefixes(endpoint, mappingOf(document['also_under']))] });
    }
    mistakes.throwIfAny();
  }
  const pagination = mappingOf(document['pagination']);
  const pageSize = page === undefined ? undefined : pageSizeOf(pagination);
  const pageErrors = listOf(pagination['errors']).map(errorOf);
  return { surface, title: String(document['title'] ?? ''), endpoints, shapes, page, pageSize, pageErrors, document };
}

/** `also_under: {/v1: [/api]}`: what is documented below the one prefix is accepted below the others too. */
function underOtherPrefixes({ addresses, also }: Endpoint, prefixes: Mapping): Address[] {
  return Object.entries(prefixes).flatMap(([prefix, others]) =>
    [...addresses, ...also]
      .filter(({ path }) => path.startsWith(`${prefix}/`))
      .flatMap(({ method, path }) => listOf(others).map((other) => ({ method, path: `${String(other)}${path.slice(prefix.length)}` }))),
  );
}

/** Gives each shape of a part its key among all shapes; a name taken by a different shape gets a number. */
function nameShapes(own: Mapping, sources: Map<string, unknown>): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [name, source] of Object.entries(own)) {
    let key = name;
    for (let number = 2; sources.has(key) && !isDeepStrictEqual(sources.get(key), source); number += 1) key = `${name}${number}`;
    sources.set(key, source);
    keys.set(name, key);
  }
  return keys;
}

/** Contracts write the page as `page_shape`, `page` or `keys`, and its rows as `list`, `[item]` or `[<shape>]`. */
function pageOf(pagination: Mapping, reader: ShapeReader): Contract['page'] {
  const source = [pagination['page_shape'], pagination['page'], pagination['keys']].find(isMapping);
  if (source === undefined) return undefined;
  return new Map(
    Object.entries(source).map(([key, shape]) => [
      key,
      shape === 'list' || Array.isArray(shape) ? { kind: 'items' as const } : reader.read(shape, `pagination.${key}`),
    ]),
  );
}

/** Contracts call it `page_size`, `default_page_size` or `default_per_page`, and its limit, where there is one, `max_…`. */
function pageSizeOf(pagination: Mapping): PageSize | undefined {
  const [size, max = size] = [
    ['page_size', 'default_page_size', 'default_per_page'],
    ['max_page_size', 'max_per_page'],
  ].map((names) => names.map((name) => pagination[name]).find((value) => typeof value === 'number'));
  return size === undefined || max === undefined ? undefined : { size, max };
}

/** Sections of all parts in one document; `{same_as: …}` sections are left to the part they point at. */
function mergeDocuments(documents: readonly Mapping[]): Mapping {
  const merged: Record<string, unknown> = {};
  for (const document of documents) {
    for (const [section, value] of Object.entries(document)) {
      const before = merged[section];
      if (isMapping(value) && 'same_as' in value) continue;
      if (before === undefined) merged[section] = value;
      else if (isMapping(before) && isMapping(value)) merged[section] = { ...before, ...value };
      else if (Array.isArray(before) && Array.isArray(value)) merged[section] = [...before, ...value];
    }
  }
  return merged;
}
