import {
  CartAddDocument,
  type CartAnswerFragment,
  type CartAddMutation,
  type CartBriefFragment,
  CartChangeDocument,
  CartClearDocument,
  CartGetDocument,
  CartListDocument,
  CartRemoveAllDocument,
  CartRemoveDocument,
  CartUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { CHINA, having, number, row, shape, time } from '../../../platform/shape/index.js';
import { refuse, route, type Route } from '../../shim/index.js';
import { existingIn, reference } from '../../summer/existence.js';
import { WHOLE_INPUT } from '../../summer/texts.js';
import { ids, idsOf } from '../id-list.js';
import { pageOfShown } from '../pages.js';
import { FEE_PROJECT, PROJECT } from '../project-rows.js';
import { RECORDS } from '../records.js';
import { refused } from '../texts.js';

/** A project that is not on sale does not exist for students. */
const onSale = reference(RECORDS.project);

const NO_FEE = '项目课程数量错误，请重新选择';

/** contract: shapes.Chart */
const CHART = shape<CartAnswerFragment>({
  id: 'id',
  project: row('project', FEE_PROJECT),
  course_num: 'courseNum',
  course_fee: number('courseFee'),
  create_time: time(CHINA, 'createdAt'),
});

/** contract: shapes.ChartBrief */
const BRIEF = shape<CartBriefFragment>({
  id: 'id',
  project: row('project', PROJECT),
  course_num: 'courseNum',
  course_fee: number('courseFee'),
});

export const cartRoutes: readonly Route[] = [
  route('summer-crm.shopping-chart.create', {
    operation: CartAddDocument,
    fields: { project: onSale },
    variables: (input) => ({ input: { projectId: input.int('project'), courseNum: input.int('course_num') } }),
    data: ({ addCartLine: { student, ...line } }) => ({ ...CHART.write(line), stu_score_detail: scoreDetailOf(student.mailingAddress) }),
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE, WHOLE_INPUT) },
  }),

  route('summer-crm.shopping-chart.list', {
    operations: [CartListDocument],
    handle: ({ request, show }) => pageOfShown(request, (slice) => show.rows(CartListDocument, slice, CHART)),
  }),

  route('summer-crm.shopping-chart.get', {
    operation: CartGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: having(CHART, { status: 'NEW' }),
  }),

  route('summer-crm.shopping-chart.clear', { operation: CartClearDocument, data: () => ({}) }),

  route('summer-crm.shopping-chart.delete', {
    operation: CartRemoveDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: () => null,
  }),

  route('summer-crm.shopping-chart.update', {
    before: existingIn('id', RECORDS.lineInCart),
    operation: CartUpdateDocument,
    fields: { project: onSale },
    variables: (input) => ({
      id: input.int('id'),
      input: { projectId: input.maybe.int('project'), courseNum: input.maybe.int('course_num') },
    }),
    row: BRIEF,
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE, WHOLE_INPUT) },
  }),

  route('summer-crm.shopping-chart.update-charts', {
    operation: CartChangeDocument,
    variables: (input) => ({ changes: input.rows('[]').map((row) => ({ id: row.int('chart_id'), courseNum: row.int('course_num') })) }),
    data: ({ changeCartLines: [first] }) => (first === undefined ? refuse('BAD_USER_INPUT') : BRIEF.write(first)),
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE), CART_LINE_INVALID: refused('无效的chart_id: {id}，请检查传入参数') },
  }),

  route('summer-crm.shopping-chart.delete-charts', {
    operation: CartRemoveAllDocument,
    fields: { chart_ids: ids },
    variables: (input) => ({ ids: idsOf(input.list('chart_ids')) }),
    data: () => 'ok',
  }),
];

/** contract: shapes.ScoreDetailSummary */
function scoreDetailOf(address: CartAddMutation['addCartLine']['student']['mailingAddress']) {
  return (
    address && {
      id: address.id,
      user: address.studentId,
      department: address.department,
      phone: address.recipientPhone,
      country: address.country,
      post_code: address.postCode,
      address: address.fullAddress,
    }
  );
}
