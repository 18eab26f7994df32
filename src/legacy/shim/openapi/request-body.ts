import type { Field } from '../contract/types.js';
import { mappingOf } from '../contract/values.js';
import { mayStandInQuery } from '../input/source.js';
import type { Called } from './called.js';
import { fieldSchema, isRequired, objectSchema, type Reading } from './fields.js';
import { exampleOf, exampleOfAll } from './samples.js';
import type { Schema } from './schema.js';

export interface RequestBody {
  readonly required: boolean;
  /** By media type. */
  readonly content: Readonly<Record<string, Content>>;
}

interface Content {
  readonly schema: Schema;
  readonly example: unknown;
  readonly encoding?: Schema;
}

/** The body in every encoding that is read; undefined where none is. */
export function requestBodyOf(called: Called): RequestBody | undefined {
  const { endpoint, address, inputs, surface } = called;
  const { asJson, asForm, asParts, queryInBody } = inputs;
  const [whole] = inputs.body;
  if (endpoint.bodyIsList && whole !== undefined)
    return { required: true, content: { 'application/json': { schema: fieldSchema(whole, asJson), example: exampleOf(whole) } } };
  const fields = queryInBody ? inputs.query : inputs.body;
  if (fields.length === 0) return undefined;
  // What is required stands here or in the query.
  const loose = (reading: Reading): Reading => (queryInBody || mayStandInQuery(address.method) ? { ...reading, partial: true } : reading);
  const content = (reading: Reading): Content => ({
    schema: marked(called, objectSchema(fields, loose(reading))),
    example: exampleOfAll(fields),
    ...(reading.asText ? encodingOf(called, fields) : {}),
  });
  return {
    required: fields.some((field) => isRequired(field, loose(asJson))),
    content: {
      'application/json': content(asJson),
      ...(surface.input.forms === false
        ? {}
        : { 'application/x-www-form-urlencoded': content(asForm), 'multipart/form-data': content(asParts) }),
    },
  };
}

/** Lists of objects, which the media types of forms do not know, as JSON; else as a name in brackets, which OpenAPI cannot say. */
function encodingOf({ surface }: Called, fields: readonly Field[]): Pick<Content, 'encoding'> {
  if (surface.input.listText !== true) return {};
  const structures = fields.filter(({ type }) => type.kind === 'object' || (type.kind === 'list' && type.item?.kind === 'object'));
  if (structures.length === 0) return {};
  return { encoding: Object.fromEntries(structures.map(({ name }) => [name, { contentType: 'application/json' }])) };
}

/** OpenAPI knows no credential in a body: the property says that it is one. */
function marked({ surface, endpoint }: Called, schema: Schema): Schema {
  const properties = mappingOf(schema['properties']);
  if (endpoint.auth === 'none') return schema;
  const credentials = surface.credential.names.filter((name) => Object.hasOwn(properties, name));
  const said = credentials.map((name) => [name, { ...mappingOf(properties[name]), description: 'The credential.', 'x-credential': true }]);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(said) } };
}
