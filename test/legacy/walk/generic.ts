import type { Field } from '../../../src/legacy/shim/index.js';

let made = 0;

/** A value that a field's type and limits accept; texts are new each time, as many must be unique. */
export function generic({ name, type, enum: keys, format, min = 0 }: Field): unknown {
  if (keys !== undefined) return keys[0];
  switch (type.kind) {
    case 'int':
      return Math.max(1, min);
    case 'float':
      return Math.max(1, min);
    case 'bool':
      return true;
    case 'date':
      return '2027-06-01';
    case 'datetime':
      return '2027-06-01T08:00:00';
    case 'list':
      return [];
    case 'string': {
      made += 1;
      return format === 'email' || name === 'email' ? `w${made}@example.com` : `w${made}`.padEnd(Math.max(min, 1), 'x');
    }
    default:
      return 'x';
  }
}
