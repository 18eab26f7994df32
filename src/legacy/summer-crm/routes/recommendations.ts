import {
  OwnRecommendationsDocument,
  RecommendationCreateDocument,
  RecommendationGetDocument,
  RecommendationListDocument,
  RecommendationsOfDocument,
  type RecommendationsOfQuery,
  type RecommendRecordRowFragment,
  type StudentStatus,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing } from '../../summer/existence.js';
import { idOf } from '../../summer/ids.js';
import { maybeId } from '../fields.js';
import { pageOf } from '../pages.js';
import { STUDENT_STATUSES } from '../student-rows.js';
import { subjectId } from '../subject.js';
import { LABELS, message, refused } from '../texts.js';

const INVITEE_LABELS = { ...LABELS.of('student_status'), ...LABELS.of('invitee_status_label') };

/** How many of the newest a tagged call shows. */
const NEWEST = 5;

export const recommendationRoutes: readonly Route[] = [
  route('summer-crm.record.recommend-list', {
    operations: [RecommendationListDocument],
    handle: ({ request, run }) =>
      pageOf(request, async (slice) => (await run(RecommendationListDocument, slice)).recommendations, recommendRecordOf),
  }),

  route('summer-crm.record.recommend-get', {
    operation: RecommendationGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ recommendation }) => recommendRecordOf(existing(recommendation)),
  }),

  route('summer-crm.record.recommend-create', {
    operation: RecommendationCreateDocument,
    variables: (input, request) => ({
      input: {
        inviterId: idOf(input.text('inviter')),
        inviteeId: subjectId(request, 'invitee', maybeId(input.maybe.text('invitee'))),
        extra: input.maybe.text('extra'),
        effective: input.maybe.bool('status'),
      },
    }),
    data: ({ recommendStudent }) => recommendRecordOf(recommendStudent),
    reasons: { RECOMMENDED_SELF: refused(message('invalid'), 'invitee') },
  }),

  route('summer-crm.record.recommend-success', {
    operation: OwnRecommendationsDocument,
    variables: (_input, request) => ({ inviterId: request.viewer?.profileId ?? refuse('UNAUTHENTICATED') }),
    data: ({ recommendations: { nodes } }) => ({
      invite_success: eachOnce(nodes).map(({ inviteeId, inviteeName, inviteeStatus }) => ({
        id: inviteeId,
        name: inviteeName,
        student_status: statusLabel(inviteeStatus),
      })),
    }),
  }),

  route('summer-crm.record.recommend-success-by-student', {
    operation: RecommendationsOfDocument,
    variables: (input) => ({ inviterId: input.int('student_id') }),
    data: ({ recommendations: { nodes } }, _request, input) =>
      eachOnce(nodes)
        .slice(0, input.maybe.bool('tag') === true ? NEWEST : undefined)
        .map(inviteeOf),
  }),
];

/** Of several invitations of one student the newest, which comes first. */
function eachOnce<Row extends { readonly inviteeId: number }>(rows: readonly Row[]): Row[] {
  const known = new Set<number>();
  return rows.filter(({ inviteeId }) => {
    const isNew = !known.has(inviteeId);
    known.add(inviteeId);
    return isNew;
  });
}

/** contract: record.recommend-success-by-student, rules */
function statusLabel(status: StudentStatus): string {
  const isLater = STUDENT_STATUSES.indexOf(status) > STUDENT_STATUSES.indexOf('TO_PAYMENT_CONFIRM');
  return INVITEE_LABELS[isLater ? 'OTHERWISE' : status];
}

/** contract: shapes.Invitee */
function inviteeOf({ inviteeId, invitee, invitedAt }: RecommendationsOfQuery['recommendations']['nodes'][number]) {
  const { name, status, cschool, lastLoginAt, cc, server } = invitee ?? refuse('NOT_FOUND');
  return {
    id: inviteeId,
    name,
    student_status: statusLabel(status),
    cschool,
    last_login: lastLoginAt === null ? null : shanghaiIso(lastLoginAt),
    cc,
    server,
    invite_time: shanghaiIso(invitedAt),
  };
}

/** contract: shapes.RecommendRecord */
function recommendRecordOf({ id, inviterId, inviteeId, invitedAt, extra, effective }: RecommendRecordRowFragment) {
  return {
    id,
    inviter: String(inviterId),
    invitee: String(inviteeId),
    create_time: shanghaiIso(invitedAt),
    extra: extra ?? '',
    status: effective,
  };
}
