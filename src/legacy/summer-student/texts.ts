import type { ContractLabels } from '../../generated/contracts.js';
import { type Failure, loadContract } from '../shim/index.js';
import { EnumLabels } from '../summer/labels.js';
import { messagesOf, WHOLE_INPUT } from '../summer/texts.js';

export const contract = loadContract(import.meta.url, 'contract.yaml');

/** A text of the contract's table of messages. */
export const message = messagesOf(contract, 'messages');

/** What the values of the contract's enumerations are called. */
export const LABELS = new EnumLabels<ContractLabels['summer-student']>(contract, 'labels');

/** A refusal with code 400; by default one of the whole input. */
export function refused(msg: string, field: string = WHOLE_INPUT): Failure {
  return { code: 400, msg, field };
}

export const unauthenticated: Failure = { code: 401, msg: message('unauthenticated'), field: '' };
export const forbidden: Failure = { code: 403, msg: message('forbidden'), field: '' };
export const notFound: Failure = { code: 404, msg: message('not_found'), field: '' };
export const badPage: Failure = { code: 404, msg: message('bad_page'), field: '' };
