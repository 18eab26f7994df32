import {
  ChannelRecordCreateDocument,
  ChannelRecordGetDocument,
  ChannelRecordListDocument,
  type ChannelRecordRowFragment,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { reference } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { subjectId } from '../subject.js';

export const channelRecordRoutes: readonly Route[] = [
  route('summer-crm.channel-record.list', {
    operations: [ChannelRecordListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')) });
      return pageOf(request, async (slice) => (await run(ChannelRecordListDocument, { ...slice, filter })).channelRecords, channelRecordOf);
    },
  }),

  route('summer-crm.channel-record.get', {
    operation: ChannelRecordGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ channelRecord }) => (channelRecord === null ? refuse('NOT_FOUND') : channelRecordOf(channelRecord)),
  }),

  route('summer-crm.channel-record.create', {
    operation: ChannelRecordCreateDocument,
    // Students see no channel: whether it is there is told by the refusal.
    fields: { student_id: reference(RECORDS.student), channel_id: { reference: true } },
    variables: (input, request) => ({
      input: {
        studentId: subjectId(request, 'student_id', input.maybe.int('student_id')),
        channelId: input.int('channel_id'),
        effective: input.maybe.bool('status'),
      },
    }),
    data: ({ recordChannel }) => channelRecordOf(recordChannel),
  }),
];

/** contract: shapes.ChannelRecord */
function channelRecordOf({ id, studentId, channelId, createdAt, effective }: ChannelRecordRowFragment) {
  return { id, user_id: studentId, student_id: studentId, channel_id: channelId, create_time: shanghaiIso(createdAt), status: effective };
}
