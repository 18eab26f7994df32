import { type Endpoint, type Failure, type InputFailure, type LegacyRequest, shownInput } from '../shim/index.js';
import { inputText, type InputTextNames } from '../summer/input-text.js';
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

/** An argument that is null or empty counts as missing in the custom actions, which have texts of their own for that. */
function isMissing({ kind, input, path, field }: InputFailure): boolean {
  if (kind === 'required' || kind === 'null' || kind === 'blank' || kind === 'min_items') return true;
  return path.endsWith(field) && typeof input === 'string' && input.trim() === '';
}

/** From the contract's second part on a check on query parameters names no field (contract: part 2, rules). */
function named({ path }: InputFailure, { part, body }: Endpoint): boolean {
  const [root] = path.split(/[.[]/, 1);
  return part === 1 || body.some(({ name }) => name === root);
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
  return expected === 'bool'
    ? message('bool', { input: shownInput(input) })
    : message(expected === undefined || expected === 'file' ? 'invalid' : expected);
}
