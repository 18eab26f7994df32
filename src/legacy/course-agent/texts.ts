import { type Failure, type FailureTexts, loadContract, textTable } from '../shim/index.js';

export const contract = loadContract(import.meta.url, 'contract.yaml');

const MESSAGES = textTable(contract.document['messages']);

/** A text of the contract's table; a failure's msg is never empty, so a missing one stops the start. */
function text(key: string): string {
  const found = MESSAGES[key];
  if (found === undefined) throw new Error(`The contract of course-agent has no message "${key}".`);
  return found;
}

function saying(key: string, http?: number): Failure {
  return { msg: text(key), http };
}

export const unauthenticated = saying('unauthenticated');
export const forbidden = saying('forbidden');
const badParameters = saying('bad_parameters');
const wechatFailed = saying('wechat_failed');

export const failures: FailureTexts = {
  reasons: {
    BAD_CREDENTIALS: saying('bad_credentials'),
    ACCOUNT_DISABLED: saying('account_disabled'),
    TOO_MANY_ATTEMPTS: saying('too_many_attempts'),
    INVITE_CODE_UNKNOWN: saying('bad_invite_code'),
    SHOP_COURSE_NOT_FOUND: saying('no_course'),
    SHOP_ORDER_NOT_FOUND: saying('no_order'),
    SHOP_UNITS_OUT_OF_RANGE: saying('bad_units'),
    SHOP_AMOUNT_WRONG: saying('bad_amount'),
    WECHAT_REFUSED: wechatFailed,
    WECHAT_UNREACHABLE: wechatFailed,
    WECHAT_NOT_CONFIGURED: wechatFailed,
    WECHAT_TAKEN: saying('wechat_taken'),
  },
  codes: {
    UNAUTHENTICATED: unauthenticated,
    FORBIDDEN: forbidden,
    NOT_FOUND: badParameters,
    BAD_USER_INPUT: badParameters,
    CONFLICT: saying('conflict'),
  },
  input: () => badParameters,
  path: () => badParameters,
  brokenBody: () => badParameters,
  tooLargeBody: () => saying('body_too_large'),
  unknownPath: () => saying('unknown_path', 404),
  wrongMethod: () => saying('wrong_method', 405),
  unexpected: () => saying('unexpected', 500),
};
