import { AgreementCreateDocument } from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { mediaPath } from '../media.js';
import { refused } from '../texts.js';

export const agreementRoutes: readonly Route[] = [
  route('summer-crm.agreement.create', {
    operation: AgreementCreateDocument,
    variables: (input) => ({ input: { studentId: input.maybe.int('user_id'), signature: base64Of(input.file('image')) } }),
    data: ({ signAgreement: { id, studentId, url, createdAt } }, request) => ({
      id,
      user_id: studentId,
      agreement: mediaPath(url, request),
      create_time: shanghaiIso(createdAt),
    }),
    reasons: { AGREEMENT_TEMPLATE_MISSING: refused('底图不存在') },
  }),
];
