import { ChannelRecordListDocument, type ChannelRecordListQuery } from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { narrowed, only } from '../fields.js';
import { pageOf } from '../pages.js';

export const channelRecordRoutes: readonly Route[] = [
  route('summer-crm.channel-record.list', {
    operations: [ChannelRecordListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { id: only(input.maybe.int('id')) });
      return pageOf(request, async (slice) => (await run(ChannelRecordListDocument, { ...slice, filter })).channelRecords, channelRecordOf);
    },
  }),
];

/** contract: shapes.ChannelRecord */
export function channelRecordOf({
  id,
  studentId,
  channelId,
  createdAt,
  effective,
}: ChannelRecordListQuery['channelRecords']['nodes'][number]) {
  return { id, user_id: studentId, student_id: studentId, channel_id: channelId, create_time: shanghaiIso(createdAt), status: effective };
}
