import type { Field, FieldType } from '../contract/types.js';
import type { Schema } from './schema.js';

/** A value that the field's own checks accept. */
export function exampleOf({ name, type, enum: keys, format, min = 0, max = Infinity }: Field): unknown {
  if (keys !== undefined) return keys[0];
  if (type.kind === 'int' || type.kind === 'float') return Math.min(Math.max(1, min), max);
  if (type.kind === 'string') return format === 'email' ? 'someone@example.com' : textOf(name, min, max);
  return exampleOfType(type, name);
}

export function exampleOfAll(fields: readonly Field[]): Schema {
  return Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)]));
}

function textOf(name: string, min: number, max: number): string {
  const text = /(^|_)id$/i.test(name) ? '1' : name;
  return text.padEnd(min, '.').slice(0, max);
}

/** A picture of one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function exampleOfType(type: FieldType, name: string): unknown {
  switch (type.kind) {
    case 'list':
      return [type.item === undefined ? 1 : exampleOfType(type.item, name)];
    case 'object':
      return exampleOfAll(type.fields);
    case 'int':
    case 'float':
      return 1;
    case 'bool':
      return true;
    case 'string':
      return name;
    case 'date':
      return '2018-06-19';
    case 'datetime':
      return '2018-06-19T14:34:32';
    case 'file':
      return PNG;
  }
}
