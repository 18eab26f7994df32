import { type Failure, fillTemplate, loadContract, mappingOf, textTable } from '../shim/index.js';

export const contract = loadContract(import.meta.url, 'contract.yaml');

const ENVELOPE = mappingOf(contract.document['envelope']);
const MESSAGES = textTable(ENVELOPE['messages']);

/** The field name of a rule over the whole input. */
export const WHOLE_INPUT = 'non_field_errors';

/** A text of the contract's table; a failure's msg is never empty, so a missing one stops the start. */
export function message(name: string, values: Readonly<Record<string, string | number | undefined>> = {}): string {
  const text = MESSAGES[name];
  if (text === undefined) throw new Error(`The contract of summer-student has no message "${name}".`);
  return fillTemplate(text, values);
}

/** A refusal with code 400; by default one of the whole input. */
export function refused(msg: string, field: string = WHOLE_INPUT): Failure {
  return { code: 400, msg, field };
}

export const unauthenticated: Failure = { code: 401, msg: message('unauthenticated'), field: '' };
export const forbidden: Failure = { code: 403, msg: message('forbidden'), field: '' };
export const notFound: Failure = { code: 404, msg: message('not_found'), field: '' };
export const badPage: Failure = { code: 404, msg: message('bad_page'), field: '' };
