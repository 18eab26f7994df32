import {
  ComplainCreateDocument,
  ComplainGetDocument,
  ComplainListDocument,
  type ComplainRowFragment,
} from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existing, reference } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { message, refused } from '../texts.js';

export const complaintRoutes: readonly Route[] = [
  route('summer-crm.complain.list', {
    operations: [ComplainListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(ComplainListDocument, slice)).complaints, complainOf),
  }),

  route('summer-crm.complain.get', {
    operation: ComplainGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ complaint }) => complainOf(existing(complaint)),
  }),

  route('summer-crm.complain.create', {
    operation: ComplainCreateDocument,
    fields: { student_id: reference(RECORDS.student) },
    variables: (input) => ({
      input: {
        studentId: input.maybe.int('student_id'),
        title: input.maybe.text('title'),
        content: input.maybe.text('context'),
        picture: base64Of(input.maybe.file('picture')) ?? undefined,
      },
    }),
    data: ({ fileComplaint }) => complainOf(fileComplaint),
    reasons: { COMPLAINT_EMPTY: refused(message('blank'), 'context') },
  }),
];

/** contract: shapes.Complain */
function complainOf({ id, title, content, pictureUrl, createdAt }: ComplainRowFragment) {
  return { id, title, context: content, picture: pictureUrl, create_time: shanghaiIso(createdAt) };
}
