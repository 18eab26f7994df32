import { pathParamNames } from '../contract/endpoint.js';
import type { Field } from '../contract/types.js';
import { mayStandInQuery } from '../input/source.js';
import { isChecked } from '../input/stage.js';
import type { Called } from './called.js';
import { fieldSchema, isRequired, noteOf } from './fields.js';
import { exampleOf } from './samples.js';
import type { Schema } from './schema.js';

/** What an operation is called with beside its body. */
export function parametersOf(called: Called): Schema[] {
  const { address, inputs, components, takesKeys } = called;
  const names = pathParamNames(address.path);
  const inPath = inputs.path.map((field, at) => parameter(called, { ...field, name: names[at] ?? field.name }, 'path'));
  const inQuery = inputs.query.flatMap((field) => queryParameters(called, field, isRequired(field, inputs.asQuery)));
  const fromBody = mayStandInQuery(address.method) ? inputs.body.flatMap((field) => queryParameters(called, field, false)) : [];
  return [...inPath, ...inQuery, ...fromBody, ...(takesKeys ? [components.refer('parameters', 'IdempotencyKey', IDEMPOTENCY_KEY)] : [])];
}

/** A field under each of its names. */
function queryParameters(called: Called, field: Field, required: boolean): Schema[] {
  const { queryInBody } = called.inputs;
  const only = required && field.aliases.length === 0 && !queryInBody;
  const elsewhere = required && queryInBody ? 'Required, here or in the body.' : undefined;
  return [
    parameter(called, field, 'query', only, elsewhere),
    ...field.aliases.map((name) =>
      parameter(called, { ...field, name, note: undefined }, 'query', false, `Another name of ${field.name}.`),
    ),
  ];
}

function parameter({ surface, inputs }: Called, field: Field, where: 'path' | 'query', required = true, remark?: string): Schema {
  const notes = [noteOf(field), remark].filter((note) => note !== undefined);
  // The paging helpers take any text, and some words.
  const schema = isChecked(field, surface.input) || where === 'path' ? fieldSchema(field, inputs.asQuery) : { type: ['integer', 'string'] };
  return {
    name: field.name,
    in: where,
    required,
    ...(notes.length === 0 ? {} : { description: notes.join(' ') }),
    schema,
    example: exampleOf(field),
  };
}

const IDEMPOTENCY_KEY: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A request that is sent again with its key is executed once, and answered as before.',
  schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
};
