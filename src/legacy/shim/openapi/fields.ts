import type { Field, FieldType, ScalarKind } from '../contract/types.js';
import { leftOutOfForms } from '../input/check.js';
import { type Meaning, meaningOf, type Nothing } from '../input/nothing.js';
import type { InputPolicy } from '../input/policy.js';
import type { FieldRule } from '../input/rule.js';
import { FLOAT_TEXT, INT_TEXT } from '../input/scalar.js';
import { orNull, type Schema } from './schema.js';

/** How the fields of an input are read where they stand. */
export interface Reading {
  readonly policy: InputPolicy;
  /** A form or a query, where everything is text. */
  readonly asText: boolean;
  /** Nothing is required. */
  readonly partial: boolean;
  readonly rules: Readonly<Record<string, FieldRule>>;
  /** An absent list or boolean of a form is empty. */
  readonly formLeavesOut?: boolean;
  /** A file is a part of its own. */
  readonly inParts?: boolean;
}

const ACCEPTED: readonly Meaning[] = ['unsent', 'null', 'empty'];

/** What a field with nothing in it comes to here. */
export function nothingIn(field: Field, nothing: Nothing, { asText, partial, policy, rules }: Reading): Meaning {
  return meaningOf(nothing, { field, asText, partial, policy, rule: rules[field.name] });
}

/** Whether a request lacks something that lacks the field. */
export function isRequired(field: Field, reading: Reading): boolean {
  return nothingIn(field, 'absent', reading) === 'required' && (reading.formLeavesOut !== true || !leftOutOfForms(field));
}

/** The fields as the members of an object, each under its names. */
export function objectSchema(fields: readonly Field[], reading: Reading): Schema {
  const required = fields.filter((field) => isRequired(field, reading));
  const plainly = required.filter(({ aliases }) => aliases.length === 0);
  const oneOfNames = required
    .filter(({ aliases }) => aliases.length > 0)
    .map(({ name, aliases }) => ({ anyOf: [name, ...aliases].map((one) => ({ properties: { [one]: {} }, required: [one] })) }));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.flatMap((field) => members(field, reading))),
    ...(plainly.length === 0 ? {} : { required: plainly.map(({ name }) => name) }),
    ...(oneOfNames.length === 0 ? {} : { allOf: oneOfNames }),
  };
}

function members(field: Field, reading: Reading): [string, Schema][] {
  const schema = fieldSchema(field, reading);
  const note = noteOf(field);
  return [
    [field.name, { ...schema, ...(note === undefined ? {} : { description: note }) }],
    ...field.aliases.map((alias): [string, Schema] => [alias, { ...schema, description: `Another name of ${field.name}.` }]),
  ];
}

export function noteOf({ note, only }: Field): string | undefined {
  return only === undefined ? note : [`${only.toLowerCase()} only`, ...(note === undefined ? [] : [note])].join('; ');
}

/** What may be sent for the field; where JSON stands for it, also what is read as if it were the documented type. */
export function fieldSchema(field: Field, reading: Reading): Schema {
  const schema = withEmpty(limited(field, reading), field, reading);
  return !reading.asText && ACCEPTED.includes(nothingIn(field, 'null', reading)) ? orNull(schema) : schema;
}

function limited(field: Field, reading: Reading): Schema {
  const { type, min, max, enum: keys, format } = field;
  if (keys !== undefined) return choiceSchema(keys, reading);
  const schema = typeSchema(type, reading);
  const [low, high] =
    type.kind === 'list' ? ['minItems', 'maxItems'] : type.kind === 'string' ? ['minLength', 'maxLength'] : ['minimum', 'maximum'];
  return {
    ...schema,
    ...(min === undefined ? {} : { [low]: min }),
    ...(max === undefined ? {} : { [high]: max }),
    ...(format === undefined ? {} : { format }),
  };
}

/** The schema with an empty text where that is read as nothing, and without where it is refused. */
function withEmpty(schema: Schema, field: Field, reading: Reading): Schema {
  const accepted = ACCEPTED.includes(nothingIn(field, 'empty', reading));
  const { enum: keys, pattern, minLength, format } = schema;
  if (field.type.kind === 'string' && field.enum === undefined) {
    if (!accepted) return { minLength: 1, ...schema };
    return minLength === undefined && format === undefined ? schema : { anyOf: [schema, { const: '' }] };
  }
  // In a query or form the schema is of what a text is read as.
  if (!accepted || reading.asText || field.type.kind === 'list') return schema;
  if (Array.isArray(keys)) return { ...schema, enum: [...keys, ''] };
  return typeof pattern === 'string' ? { ...schema, pattern: `^$|${pattern}` } : { anyOf: [schema, { const: '' }] };
}

/** One of the keys, also as a text, and as the object that shows it. */
function choiceSchema(keys: readonly (string | number)[], { asText, policy }: Reading): Schema {
  const isNumber = typeof keys[0] === 'number';
  if (asText) return { type: isNumber ? 'integer' : 'string', enum: keys };
  const readable = isNumber && policy.numericText !== false ? [...keys, ...keys.map(String)] : keys;
  const key = { enum: readable };
  if (policy.enumObject !== true) return key;
  return { anyOf: [key, { type: 'object', properties: { key, verbose: { type: 'string' } }, required: ['key'] }] };
}

function typeSchema(type: FieldType, reading: Reading): Schema {
  if (type.kind === 'list') {
    const items = type.item === undefined ? {} : typeSchema(type.item, reading);
    return { type: reading.policy.listText === true ? ['array', 'string'] : 'array', items };
  }
  if (type.kind === 'object') return objectSchema(type.fields, { ...reading, partial: false, rules: {} });
  return scalarSchema(type.kind, reading);
}

function scalarSchema(kind: ScalarKind, { asText, policy, inParts }: Reading): Schema {
  const { numericText = true, looseBool = true, textFromNumber = false } = policy;
  switch (kind) {
    case 'int':
      return numericText && !asText
        ? { type: ['integer', 'string'], format: 'int32', pattern: INT_TEXT.source }
        : { type: 'integer', format: 'int32' };
    case 'float':
      return numericText && !asText ? { type: ['number', 'string'], pattern: FLOAT_TEXT.source } : { type: 'number' };
    case 'bool':
      return looseBool && !asText ? { enum: [true, false, 'true', 'false', 1, 0, '1', '0'] } : { type: 'boolean' };
    case 'string':
      return { type: textFromNumber && !asText ? ['string', 'number'] : 'string' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'datetime':
      return { type: 'string' };
    case 'file':
      return inParts === true
        ? { type: 'string', format: 'binary' }
        : { type: 'string', contentEncoding: 'base64', description: 'A file in base64, bare or as a data URL.' };
  }
}
