import { type Endpoint, type Failure, type InputFailure, type LegacyRequest, shownInput } from '../shim/index.js';
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
  return refused(textOf(failure), named(failure, endpoint) ? field : '');
}

/** To a custom action an argument that is null or empty is one that is missing. */
function isMissing({ kind, input, path, field }: InputFailure): boolean {
  if (kind === 'required' || kind === 'null' || kind === 'blank' || kind === 'min_items') return true;
  return path.endsWith(field) && typeof input === 'string' && input.trim() === '';
}

/** In the contract's second part a check on query parameters names no field (contract: part 2, rules). */
function named({ path }: InputFailure, { part, body }: Endpoint): boolean {
  const [root] = path.split(/[.[]/, 1);
  return part === 1 || body.some(({ name }) => name === root);
}

function textOf({ kind, limit, input, expected }: InputFailure): string {
  switch (kind) {
    case 'required':
    case 'min_items':
      return message('required');
    case 'null':
      return message('null');
    case 'blank':
      return message('blank');
    case 'enum':
      return message('choice');
    case 'email':
      return message('email');
    case 'max_length':
      return message('max_length', { max: limit });
    case 'min_length':
      return message('min_length', { min: limit });
    case 'min':
      return message('min_value', { min: limit });
    case 'max':
      return message('max_value', { max: limit });
    case 'related':
      return message('relation', { input: shownInput(input) });
    case 'unique':
      return message('relation_unique');
    case 'type':
      return typeText(expected, input);
    default:
      return message('invalid');
  }
}

function typeText(expected: InputFailure['expected'], input: unknown): string {
  return expected === 'bool'
    ? message('bool', { input: shownInput(input) })
    : message(expected === undefined || expected === 'file' ? 'invalid' : expected);
}
