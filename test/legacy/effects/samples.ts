import type { Field, FieldType } from '../../../src/legacy/shim/contract/types.js';

const ADDRESSES = ['1@example.cn', '2@example.cn'];
const NUMBERS = ['1', '2'];

/** Values of a field as JSON has them, of which each passes the field's own checks and none is another. */
export function samplesOf(field: Field): readonly unknown[] {
  if (field.enum !== undefined) return field.enum;
  const { name, type, min = 0, max = Infinity } = field;
  // What names a record is a number, also where it is sent as a text.
  if (type.kind === 'string' && /^id$|_id$|^project$/.test(name)) return NUMBERS;
  switch (type.kind) {
    case 'string':
      // Addresses, so that they may stand where one is wanted, and as long as anything has to be; and what a rule may want: a number, a key.
      return [
        ...ADDRESSES.map((text) => (text.length > max ? text.slice(0, max) : text.padEnd(min, 'x'))),
        ...(min < 2 ? [...NUMBERS, 'NEW'] : []),
      ];
    case 'int':
    case 'float':
      // The last is a year.
      return [min + 1, min + 2, 2027].map((number) => Math.min(number, max));
    default:
      return ofType(type);
  }
}

function ofType(type: FieldType): readonly unknown[] {
  switch (type.kind) {
    case 'int':
    case 'float':
      return [1, 2];
    case 'bool':
      return [true, false];
    case 'string':
      return ADDRESSES;
    case 'date':
      return ['2027-01-01', '2027-01-02'];
    case 'datetime':
      return ['2027-01-01T08:00:00Z', '2027-01-02T08:00:00Z'];
    case 'file':
      // As a part of a form, which some fields want, and no text.
      return ['one', 'two'].map((text) => ({ name: 'a.png', mime: 'image/png', bytes: Buffer.from(text) }));
    case 'list':
      return (type.item === undefined ? [1, 2] : ofType(type.item)).map((entry) => [entry]);
    case 'object': {
      const usual = Object.fromEntries(type.fields.map((field) => [field.name, samplesOf(field)[0]]));
      return [usual, ...type.fields.map((field) => ({ ...usual, [field.name]: samplesOf(field)[1] }))];
    }
  }
}
