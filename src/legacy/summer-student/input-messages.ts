import { type Failure, type InputFailure, type LegacyRequest, shownInput } from '../shim/index.js';
import { message, refused } from './texts.js';

/** What the source wrote where it asked for a date or a time. */
const DATE_FORMAT = 'YYYY-MM-DD';
const DATETIME_FORMAT = 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]';

/** Body fields that hold the id of another record: what is no id has a text of its own there. */
const REFERENCES: ReadonlySet<string> = new Set(['campus', 'campus_type', 'course', 'order', 'project']);

/** Body fields that hold a file which need be no picture. */
const FILES: ReadonlySet<string> = new Set(['syllabus']);

/** The first wrong input, in the contract's words; what is wrong inside a list is a fault of the list. */
export function inputFailure(failure: InputFailure, request: LegacyRequest): Failure {
  const field = failure.path.split(/[.[]/, 1)[0] ?? failure.field;
  return refused(textOf(failure, field, request), field);
}

function textOf(failure: InputFailure, field: string, request: LegacyRequest): string {
  const { kind, limit, input } = failure;
  switch (kind) {
    case 'required':
      return message('required');
    case 'null':
      return message('not_null');
    case 'blank':
      return message('blank');
    case 'enum':
      return message('choice', { input: shownInput(input) });
    case 'email':
      return message('email');
    case 'min':
      return message('min_value', { min_value: limit });
    case 'min_length':
      return message('min_length', { min_length: limit });
    case 'max_length':
      return message('max_length', { max_length: limit });
    case 'unique':
      return message('unique');
    case 'related':
      return message('related_missing', { pk_value: shownInput(input) });
    case 'type':
      return typeText(failure, field, request);
    default:
      return message('invalid');
  }
}

function typeText({ expected, input, path }: InputFailure, field: string, { method }: LegacyRequest): string {
  switch (expected) {
    case 'int':
      return REFERENCES.has(path) && method !== 'GET' ? referenceText(input) : message('integer');
    case 'float':
      return message('number');
    case 'bool':
      return message('boolean', { input: shownInput(input) });
    case 'date':
      return message('date', { format: DATE_FORMAT });
    case 'datetime':
      return message('datetime', { format: DATETIME_FORMAT });
    case 'file':
      return message(FILES.has(field) ? 'file' : 'image');
    case 'list':
      return message('list', { input_type: typeName(input) });
    case 'object':
      return message('not_an_object', { data_type: typeName(input) });
    default:
      return message('string');
  }
}

/** A number that is too large for an id is one all the same, and nobody's. */
function referenceText(input: unknown): string {
  return /^\d+$/.test(shownInput(input))
    ? message('related_missing', { pk_value: shownInput(input) })
    : message('related_type', { data_type: typeName(input) });
}

/** What the source's language calls the kind of a value. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'dict';
  }
}
