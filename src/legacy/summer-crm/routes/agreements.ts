import {
  AgreementCreateDocument,
  AgreementGetDocument,
  AgreementListDocument,
  type AgreementRowFragment,
} from '../../../generated/operations/summer-crm.js';
import { type LegacyRequest, route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existing } from '../../summer/existence.js';
import { mediaPath } from '../media.js';
import { pageOf } from '../pages.js';
import { refused } from '../texts.js';

export const agreementRoutes: readonly Route[] = [
  route('summer-crm.agreement.create', {
    operation: AgreementCreateDocument,
    variables: (input) => ({ input: { studentId: input.maybe.int('user_id'), signature: base64Of(input.file('image')) } }),
    data: ({ signAgreement }, request) => agreementOf(signAgreement, request),
    reasons: { AGREEMENT_TEMPLATE_MISSING: refused('底图不存在') },
  }),

  route('summer-crm.agreement.list', {
    operations: [AgreementListDocument],
    handle: ({ request, run }) =>
      pageOf(
        request,
        async (slice) => (await run(AgreementListDocument, slice)).agreements,
        (row) => agreementOf(row, request),
      ),
  }),

  route('summer-crm.agreement.get', {
    operation: AgreementGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ agreement }, request) => agreementOf(existing(agreement), request),
  }),
];

/** contract: shapes.Agreement */
function agreementOf({ id, studentId, url, createdAt }: AgreementRowFragment, request: LegacyRequest) {
  return { id, user_id: studentId, agreement: mediaPath(url, request), create_time: shanghaiIso(createdAt) };
}
