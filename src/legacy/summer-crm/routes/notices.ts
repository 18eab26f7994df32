import {
  CommonCreateDocument,
  CommonGetDocument,
  CommonListDocument,
  type CommonRowFragment,
  CommonUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing, existingIn } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

/** What this API calls common: notices to everybody. */
export const noticeRoutes: readonly Route[] = [
  route('summer-crm.common.list', {
    operations: [CommonListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(CommonListDocument, slice)).notices, commonOf),
  }),

  route('summer-crm.common.get', {
    operation: CommonGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ notice }) => commonOf(existing(notice)),
  }),

  route('summer-crm.common.create', {
    operation: CommonCreateDocument,
    variables: (input) => ({ input: { content: input.text('context') } }),
    data: ({ createNotice }) => commonOf(createNotice),
  }),

  route('summer-crm.common.update', {
    before: existingIn('id', RECORDS.notice),
    operation: CommonUpdateDocument,
    variables: (input) => ({ id: input.int('id'), input: { content: input.text('context') } }),
    data: ({ updateNotice }) => commonOf(updateNotice),
  }),
];

/** contract: shapes.Common */
function commonOf({ id, content, extra1, extra2, extra3, createdAt }: CommonRowFragment) {
  return { id, context: content, extra1, extra2, extra3, create_time: shanghaiIso(createdAt) };
}
