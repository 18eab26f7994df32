import {
  ChannelCreateDocument,
  ChannelGetDocument,
  ChannelListDocument,
  type ChannelRowFragment,
} from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existing, reference } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

/** Promotion channels; the routes of their records stand in channel-records.ts. */
export const channelRoutes: readonly Route[] = [
  route('summer-crm.channel.list', {
    operations: [ChannelListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(ChannelListDocument, slice)).channels, channelOf),
  }),

  route('summer-crm.channel.get', {
    operation: ChannelGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ channel }) => channelOf(existing(channel)),
  }),

  route('summer-crm.channel.create', {
    operation: ChannelCreateDocument,
    fields: { sales_man: reference(RECORDS.user) },
    variables: (input) => ({
      input: {
        name: input.text('name'),
        staffId: input.int('sales_man'),
        planDate: input.date('plan_date'),
        plannedStudents: input.int('plan_student_number'),
        plannedFiles: input.int('plan_file_student_number'),
        plannedPayers: input.int('plan_payed_student_number'),
        phaseDiscount: input.maybe.text('phase_discount'),
        url: input.maybe.text('channel_url'),
        qrCode: base64Of(input.maybe.file('qr_code')) ?? undefined,
      },
    }),
    data: ({ createChannel }) => channelOf(createChannel),
  }),
];

/** contract: shapes.Channel */
function channelOf(channel: ChannelRowFragment) {
  return {
    id: channel.id,
    name: channel.name,
    sales_man: channel.staffId,
    plan_date: channel.planDate,
    plan_student_number: channel.plannedStudents,
    plan_file_student_number: channel.plannedFiles,
    plan_payed_student_number: channel.plannedPayers,
    phase_discount: channel.phaseDiscount,
    channel_url: channel.url,
    qr_code: channel.qrCodeUrl,
    create_time: shanghaiIso(channel.createdAt),
    update_time: shanghaiIso(channel.updatedAt),
  };
}
