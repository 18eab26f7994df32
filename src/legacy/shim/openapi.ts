import type { Address, Contract, Endpoint, Field, FieldType, Shape } from './contract/types.js';
import { mappingOf } from './contract/values.js';
import type { Surface } from './surface.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The OpenAPI 3.1 document of a surface, made from its contract.
 *
 * @param server absolute address of the surface's root
 */
export function openApi({ contract, securityScheme }: Surface, server: string): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of contract.endpoints) {
    for (const address of [...endpoint.addresses, ...endpoint.also]) {
      const operations = (paths[address.path] ??= {});
      operations[address.method.toLowerCase()] ??= operation(endpoint, address, contract);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: contract.title, version: '1.0.0' },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: Object.fromEntries([...contract.shapes].map(([name, shape]) => [name, shapeSchema(shape, contract)])),
      ...(securityScheme === undefined ? {} : { securitySchemes: { credential: securityScheme } }),
    },
    ...(securityScheme === undefined ? {} : { security: [{ credential: [] }] }),
  };
}

function operation(endpoint: Endpoint, { method, path }: Address, contract: Contract): Schema {
  const first = endpoint.addresses[0];
  const documented = first?.method === method && first.path === path;
  const inPath = endpoint.pathParams.filter(({ name }) => path.includes(`{${name}}`));
  const displaced = endpoint.pathParams.filter((field) => !inPath.includes(field));
  return {
    // Ids of operations are unique; the other addresses of an endpoint carry theirs behind it.
    operationId: documented ? endpoint.id : `${endpoint.id} ${method} ${path}`,
    summary: endpoint.title,
    description: descriptionOf(endpoint),
    ...(endpoint.auth === 'none' ? { security: [] } : { 'x-auth': endpoint.auth }),
    parameters: [
      ...inPath.map((field) => parameter(field, 'path')),
      ...[...displaced, ...endpoint.query].map((field) => parameter(field, 'query')),
    ],
    ...(endpoint.body.length === 0 ? {} : { requestBody: requestBody(endpoint) }),
    responses: { default: { description: endpoint.response.msg || 'success', content: json(answerSchema(endpoint, contract)) } },
    'x-errors': endpoint.errors,
  };
}

function descriptionOf({ rules, errors }: Endpoint): string {
  const failures = errors.map(({ when, code, msg }) => `${code ?? 'failure'} ${msg}: ${when}`);
  return [...rules, ...failures].map((line) => `- ${line}`).join('\n');
}

function parameter(field: Field, where: 'path' | 'query'): Schema {
  return {
    name: field.name,
    in: where,
    required: where === 'path' || field.required,
    description: noteOf(field),
    schema: fieldSchema(field),
  };
}

function requestBody({ body, bodyIsList }: Endpoint): Schema {
  const [whole] = body;
  const schema = bodyIsList && whole !== undefined ? fieldSchema(whole) : objectSchema(body);
  const hasFile = body.some(({ type }) => type.kind === 'file');
  return { content: { ...json(schema), ...(hasFile ? { 'multipart/form-data': { schema } } : {}) } };
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function objectSchema(fields: readonly Field[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, { ...fieldSchema(field), description: noteOf(field) }])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  };
}

function fieldSchema({ type, min, max, enum: values, format, nullable }: Field): Schema {
  const schema = typeSchema(type);
  const [low, high] =
    type.kind === 'list' ? ['minItems', 'maxItems'] : type.kind === 'string' ? ['minLength', 'maxLength'] : ['minimum', 'maximum'];
  const limited = {
    ...schema,
    ...(min === undefined ? {} : { [low]: min }),
    ...(max === undefined ? {} : { [high]: max }),
    ...(values === undefined ? {} : { enum: values }),
    ...(format === undefined ? {} : { format }),
  };
  return nullable ? orNull(limited) : limited;
}

const SCALARS: Readonly<Record<string, Schema>> = {
  int: { type: 'integer', format: 'int32' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  string: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string' },
  decimal: { type: 'string' },
  url: { type: 'string', format: 'uri-reference' },
  file: { type: 'string', contentMediaType: 'application/octet-stream' },
  null: { type: 'null' },
  scalar: { type: ['string', 'integer'] },
};

function noteOf({ note, only }: Field): string | undefined {
  return only === undefined ? note : [`${only.toLowerCase()} only`, ...(note === undefined ? [] : [note])].join('; ');
}

function typeSchema(type: FieldType): Schema {
  if (type.kind === 'list') return { type: 'array', items: type.item === undefined ? {} : typeSchema(type.item) };
  if (type.kind === 'object') return objectSchema(type.fields);
  return SCALARS[type.kind] ?? {};
}

/** The contract's example of a success, with the endpoint's own data in its place. */
function answerSchema({ response }: Endpoint, contract: Contract): Schema {
  const example = mappingOf(mappingOf(contract.document['envelope'])['success']);
  const properties: Record<string, Schema> = {};
  for (const [key, value] of Object.entries(example)) {
    if (key.startsWith('<')) continue;
    if (key === 'data') properties['data'] = response.data === undefined ? {} : shapeSchema(response.data, contract);
    else properties[key] = typeof value === 'string' ? { type: 'string' } : { const: key === 'code' ? (response.code ?? value) : value };
  }
  if (response.data !== undefined) properties['data'] ??= shapeSchema(response.data, contract);
  for (const [key, shape] of response.flat ?? []) properties[key] = shapeSchema(shape, contract);
  return { type: 'object', properties };
}

function shapeSchema(shape: Shape, contract: Contract): Schema {
  const schema = bareSchema(shape, contract);
  return shape.nullable ? orNull(schema) : schema;
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

function bareSchema(shape: Shape, contract: Contract): Schema {
  switch (shape.kind) {
    case 'ref':
      return { $ref: `#/components/schemas/${shape.name}` };
    case 'literal':
      return { const: shape.value };
    case 'enum':
      return { enum: shape.values };
    case 'key_verbose':
      return keyed({ key: { enum: shape.values }, verbose: { type: 'string' } });
    case 'list':
      return { type: 'array', items: shapeSchema(shape.item, contract) };
    case 'object':
      return keyed(Object.fromEntries([...shape.keys].map(([key, value]) => [key, shapeSchema(value, contract)])));
    case 'page': {
      const rows = { type: 'array', items: shapeSchema(shape.item, contract) };
      return keyed(
        Object.fromEntries(
          [...(contract.page ?? [])].map(([key, value]) => [key, value.kind === 'items' ? rows : shapeSchema(value, contract)]),
        ),
      );
    }
    default:
      return SCALARS[shape.kind] ?? {};
  }
}

function keyed(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}
