import { LineBindDocument, LineLoginDocument, LineUnbindDocument } from '../../../generated/operations/school.js';
import { answerFailure, type Before, fillTemplate, type LegacyRequest, route, type Route, sentValue } from '../../shim/index.js';
import { identityOf } from '../identity.js';
import { lineTokenOf } from '../rows.js';
import { validationMessages } from '../texts.js';

/** Which of the two is sent does not matter, so that neither is required by itself (contract: school.line.bind). */
const hashOrCode: Before = {
  check: async ({ request }) => {
    const sent = ['hash', 'code'].some((name) => isGiven(sentValue(request, name)));
    if (!sent) answerFailure({ code: 422, msg: fillTemplate(validationMessages['required'] ?? '', { f: 'hash' }) });
  },
};

/** What is of the wrong type is the input check's to refuse. */
function isGiven(raw: unknown): boolean {
  return raw !== undefined && raw !== null && (typeof raw !== 'string' || raw.trim() !== '');
}

/** The identity that the call says is the token's. */
function requireOwnIdentity(identity: number | null | undefined, { viewer }: LegacyRequest): void {
  if (typeof identity === 'number' && identity !== identityOf(viewer?.realm ?? '')) answerFailure({ code: 510, msg: '无效的用户' });
}

export const lineRoutes: readonly Route[] = [
  route('school.line.login', {
    operation: LineLoginDocument,
    variables: (input) => ({ code: input.text('code') }),
    data: ({ loginWithLine: { sessions, bindingCode } }) => ({ tokens: sessions.map(lineTokenOf), hash: bindingCode ?? '' }),
  }),

  route('school.line.bind', {
    before: hashOrCode,
    operation: LineBindDocument,
    variables: (input, request) => {
      requireOwnIdentity(input.int('identity'), request);
      return { code: input.maybe.text('code'), bindingCode: input.maybe.text('hash') };
    },
  }),

  route('school.line.unbind', {
    operation: LineUnbindDocument,
    variables: (input, request) => {
      requireOwnIdentity(input.maybe.int('identity'), request);
      return {};
    },
  }),
];
