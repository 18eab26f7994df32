import {
  FirstNoticeDocument,
  type MessageAnswerFragment,
  MessageCreateDocument,
  MessageGetDocument,
  MessageListDocument,
  MessageUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing, existingIn, reference } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { LABELS } from '../texts.js';

/** The lists of common.global-enums, in their order. */
const OPTIONS = LABELS.options([
  'account_payment',
  'account_currency',
  'order_payment',
  'order_currency',
  'order_status',
  'coupon_status',
  'additional_type',
  'replenish_type',
  'refunded_type',
  'additional_status',
]);

/** Messages to a student, and what is told to all. */
export const messageRoutes: readonly Route[] = [
  route('summer-crm.common.context', {
    operation: FirstNoticeDocument,
    data: ({ notices: { nodes } }) => ({ context: nodes[0]?.content ?? null }),
  }),

  route('summer-crm.common.global-enums', { handle: () => OPTIONS }),

  route('summer-crm.message.list', {
    operations: [MessageListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { studentId: only(input.maybe.int('student')) });
      return pageOf(request, async (slice) => (await run(MessageListDocument, { ...slice, filter })).studentMessages, messageOf);
    },
  }),

  route('summer-crm.message.get', {
    operation: MessageGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ studentMessage }) => messageOf(existing(studentMessage)),
  }),

  route('summer-crm.message.create', {
    operation: MessageCreateDocument,
    fields: { student: reference(RECORDS.student) },
    variables: (input) => ({
      input: { studentId: input.int('student'), message: input.maybe.text('message'), type: input.maybe.int('type') },
    }),
    data: ({ sendStudentMessage }) => messageOf(sendStudentMessage),
  }),

  route('summer-crm.message.update', {
    before: existingIn('message_id', RECORDS.message),
    operation: MessageUpdateDocument,
    variables: (input) => ({
      id: input.int('message_id'),
      input: { read: input.maybe.bool('status'), message: input.maybe.text('message') },
    }),
    data: ({ updateStudentMessage }) => messageOf(updateStudentMessage),
  }),
];

/** contract: shapes.Message */
function messageOf({ id, studentId, message, createdAt, read, type, updatedAt }: MessageAnswerFragment) {
  return { id, student: studentId, message, create_time: shanghaiIso(createdAt), status: read, type, update_time: shanghaiIso(updatedAt) };
}
