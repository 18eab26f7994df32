import {
  ScoreDetailCreateDocument,
  ScoreDetailGetDocument,
  ScoreDetailListDocument,
  ScoreDetailUpdateDocument,
  type TranscriptAddressFragment,
} from '../../../generated/operations/summer-crm.js';
import { type Input, route, type Route } from '../../shim/index.js';
import { existing, existingIn } from '../../summer/existence.js';
import { narrowed, only } from '../fields.js';
import { pageOf, pageOfOne } from '../pages.js';
import { RECORDS } from '../records.js';

export const scoreDetailRoutes: readonly Route[] = [
  route('summer-crm.score-detail.create', {
    operation: ScoreDetailCreateDocument,
    variables: (input) => ({ studentId: input.maybe.int('user'), input: address(input) }),
    data: ({ createMailingAddress }) => pageOfOne(scoreDetailOf(createMailingAddress)),
  }),

  route('summer-crm.score-detail.list', {
    operations: [ScoreDetailListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { studentId: only(input.maybe.int('user')) });
      return pageOf(request, async (slice) => (await run(ScoreDetailListDocument, { ...slice, filter })).mailingAddresses, scoreDetailOf);
    },
  }),

  route('summer-crm.score-detail.get', {
    operation: ScoreDetailGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ mailingAddress }) => scoreDetailOf(existing(mailingAddress)),
  }),

  route('summer-crm.score-detail.update', {
    operation: ScoreDetailUpdateDocument,
    before: existingIn('score_detail_id', RECORDS.scoreDetail),
    variables: (input) => ({ id: input.int('score_detail_id'), input: { ...address(input), ...parcel(input) } }),
    data: ({ updateMailingAddress }) => pageOfOne(scoreDetailOf(updateMailingAddress)),
  }),
];

function address(input: Input) {
  return {
    country: input.maybe.text('country'),
    region: input.maybe.text('region'),
    city: input.maybe.text('city'),
    address1: input.maybe.text('address1'),
    address2: input.maybe.text('address2'),
    postCode: input.maybe.text('post_code'),
    recipient: input.maybe.text('recipient'),
    recipientPhone: input.maybe.text('recipient_phone'),
  };
}

/** What staff note about the parcel. */
function parcel(input: Input) {
  return {
    recipientNumber: input.maybe.text('recipient_number'),
    sendingDate: input.maybe.date('sending_date'),
    postStatus: input.maybe.text('post_status'),
  };
}

/** contract: shapes.ScoreDetail */
function scoreDetailOf(row: TranscriptAddressFragment) {
  return {
    id: row.id,
    user: row.studentId,
    country: row.country,
    region: row.region,
    city: row.city,
    address1: row.address1,
    address2: row.address2,
    post_code: row.postCode,
    recipient: row.recipient,
    recipient_phone: row.recipientPhone,
    recipient_number: row.recipientNumber,
    sending_date: row.sendingDate,
    post_status: row.postStatus,
  };
}
