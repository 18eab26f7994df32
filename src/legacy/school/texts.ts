import { type Failure, loadContract, mappingOf, textTable } from '../shim/index.js';

export const contract = loadContract(import.meta.url, 'contract.yaml');

const CODES = mappingOf(contract.document['error_codes']);
const EXAMPLES = mappingOf(contract.document['error_examples']);
const SOCKET = textTable(mappingOf(contract.document['websocket'])['messages']);
const STATUSES = textTable(mappingOf(contract.document['enums'])['school_status']);

/** Texts of failed input checks; `{f}` is the field, `{n}` the limit. */
export const validationMessages = textTable(contract.document['validation_messages']);

/** The usual failure of an error code (contract: school, error_codes). */
export function failureOf(code: 401 | 403 | 404 | 405 | 410): Failure {
  return { code, msg: required(mappingOf(CODES[code])['msg'], `error_codes.${code}`) };
}

/** A failure of the examples, where its text stands alone. */
export function exampleOf(name: '401_login' | '422_body'): Failure {
  const example = mappingOf(EXAMPLES[name]);
  return { code: Number(example['code']), msg: required(example['msg'], `error_examples.${name}`) };
}

/** What 510 says where nothing better is known. */
export const businessFailure: Failure = { code: 510, msg: required(mappingOf(CODES[510])['fallback'], 'error_codes.510.fallback') };

/** `1` -> 待审核 */
export function statusText(status: number): string {
  return required(STATUSES[status], `enums.school_status.${status}`);
}

/** A text of the WebSocket's table. */
export function socketMessage(name: 'unauthenticated' | 'replaced' | 'unknown_action' | 'bad_receiver' | 'bad_message'): string {
  return required(SOCKET[name], `websocket.messages.${name}`);
}

function required(text: unknown, place: string): string {
  if (typeof text !== 'string' || text === '') throw new Error(`The contract of school has no text at ${place}.`);
  return text;
}
