import { type Failure, type InputFailure, type LegacyRequest, MAX_INT, shownInput } from '../shim/index.js';
import { inputText, type InputTextNames } from '../summer/input-text.js';
import { typeName } from '../summer/type-name.js';
import { message, refused } from './texts.js';

/** What the source wrote where it asked for a date or a time. */
const DATE_FORMAT = 'YYYY-MM-DD';
const DATETIME_FORMAT = 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]';

/** Body fields that hold the id of another record: what is no id has a text of its own there. */
const REFERENCES: ReadonlySet<string> = new Set(['campus', 'campus_type', 'course', 'order', 'project']);

/** No file came where one is wanted; other fields are required. */
const missing = (field: string, { endpoint }: LegacyRequest): string =>
  message(endpoint.body.some(({ name, type }) => name === field && type.kind === 'file') ? 'no_file' : 'required');

/** Body fields that hold a file which need be no picture. */
const FILES: ReadonlySet<string> = new Set(['syllabus']);

/** The first wrong input, in the contract's words; what is wrong inside a list is a fault of the list. */
export function inputFailure(failure: InputFailure, request: LegacyRequest): Failure {
  const field = failure.path.split(/[.[]/, 1)[0] ?? failure.field;
  if (failure.kind === 'required') return refused(missing(field, request), field);
  return refused(failure.kind === 'type' ? typeText(failure, field, request) : inputText(failure, TEXT_NAMES, message), field);
}

/** What the contract calls its texts, by what is wrong with an input. */
const TEXT_NAMES: InputTextNames = {
  null: 'not_null',
  blank: 'blank',
  enum: 'choice',
  email: 'email',
  min: 'min_value',
  min_length: 'min_length',
  max_length: 'max_length',
  unique: 'unique',
  related: 'related_missing',
};

function typeText({ expected, input, path }: InputFailure, field: string, { method }: LegacyRequest): string {
  switch (expected) {
    case 'int':
      return REFERENCES.has(path) && method !== 'GET' ? referenceText(input) : numberText(input);
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

/** A number that is too large for an id is a number all the same: the record that it names does not exist. */
function referenceText(input: unknown): string {
  return /^\d+$/.test(shownInput(input))
    ? message('related_missing', { pk_value: shownInput(input) })
    : message('related_type', { data_type: typeName(input) });
}

/** A whole number that is none of the database's is one all the same, and too large or too small. */
function numberText(input: unknown): string {
  const [, sign] = /^([+-]?)\d+(?:\.0*)?$/.exec(shownInput(input)) ?? [];
  if (sign === undefined) return message('integer');
  return sign === '-' ? message('min_value', { min_value: -MAX_INT - 1 }) : message('max_value', { max_value: MAX_INT });
}
