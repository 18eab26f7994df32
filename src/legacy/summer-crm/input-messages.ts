import { type Endpoint, type Failure, type Incoming, type InputFailure, type LegacyRequest, shownInput } from '../shim/index.js';
import { inputText, type InputTextNames } from '../summer/input-text.js';
import { WHOLE_INPUT } from '../summer/texts.js';
import { typeName } from '../summer/type-name.js';
import { documentedFailure, message, refused } from './texts.js';

/** The first wrong input, in the endpoint's own words where it has some, else in the header's (contract: envelope.field_validation). */
export function inputFailure(failure: InputFailure, { endpoint }: LegacyRequest): Failure {
  const { kind, field } = failure;
  if (isMissing(failure)) {
    const documented = documentedFailure(endpoint, 'missing', field);
    if (documented !== undefined) return documented;
  }
  const invalid = documentedFailure(endpoint, 'invalid', field);
  if (invalid !== undefined) return invalid;
  if (kind === 'type' && failure.expected === 'file')
    return documentedFailure(endpoint, 'unreadable', field) ?? refused(message('image'), field);
  const text = kind === 'type' ? typeText(failure.expected, failure.input) : inputText(failure, TEXT_NAMES, message);
  return refused(text, named(failure, endpoint) ? field : '');
}

/** A body that can't be read, or that is no object where one is wanted. */
export function brokenBody({ body }: Incoming, cause: 'syntax' | 'shape'): Failure {
  if (cause === 'syntax' || body.kind !== 'json') return refused(message('body'));
  return refused(message('object', { data_type: typeName(body.value) }), WHOLE_INPUT);
}

/** An argument that is null or empty counts as missing in the custom actions, which have texts of their own for that. */
function isMissing({ kind, input, path, field }: InputFailure): boolean {
  if (kind === 'required' || kind === 'null' || kind === 'blank' || kind === 'min_items') return true;
  return path.endsWith(field) && typeof input === 'string' && input.trim() === '';
}

/** A check on query parameters names no field (contract: envelope.rules). */
function named({ path }: InputFailure, { body }: Endpoint): boolean {
  const [root] = path.split(/[.[]/, 1);
  return body.some(({ name }) => name === root);
}

/** What the contract calls its texts, by what is wrong with an input. */
const TEXT_NAMES: InputTextNames = {
  required: 'required',
  min_items: 'required',
  null: 'null',
  blank: 'blank',
  enum: 'choice',
  email: 'email',
  min: 'min_value',
  max: 'max_value',
  min_length: 'min_length',
  max_length: 'max_length',
  unique: 'relation_unique',
  related: 'relation',
};

function typeText(expected: InputFailure['expected'], input: unknown): string {
  if (expected === 'bool') return message('bool', { input: shownInput(input) });
  if (expected === 'object') return message('object', { data_type: typeName(input) });
  return message(expected === undefined || expected === 'file' ? 'invalid' : expected);
}
