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
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { amountOf } from '../../summer/amounts.js';
import { existingIn, reference } from '../../summer/existence.js';
import { WHOLE_INPUT } from '../../summer/texts.js';
import { ids, idsOf } from '../id-list.js';
import { pageOf } from '../pages.js';
import { feeProjectOf, projectOf } from '../project-rows.js';
import { RECORDS } from '../records.js';
import { refused } from '../texts.js';

/** A project that is not on sale does not exist for students. */
const onSale = reference(RECORDS.project);

const NO_FEE = '项目课程数量错误，请重新选择';

export const cartRoutes: readonly Route[] = [
  route('summer-crm.shopping-chart.create', {
    operation: CartAddDocument,
    fields: { project: onSale },
    variables: (input) => ({ input: { projectId: input.int('project'), courseNum: input.int('course_num') } }),
    data: ({ addCartLine: { student, ...line } }) => ({ ...chartOf(line), stu_score_detail: scoreDetailOf(student.mailingAddress) }),
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE, WHOLE_INPUT) },
  }),

  route('summer-crm.shopping-chart.list', {
    operations: [CartListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(CartListDocument, slice)).cartLines, chartOf),
  }),

  route('summer-crm.shopping-chart.get', {
    operation: CartGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ cartLine }) => (cartLine?.status === 'NEW' ? chartOf(cartLine) : refuse('NOT_FOUND')),
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
    data: ({ updateCartLine }) => briefOf(updateCartLine),
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE, WHOLE_INPUT) },
  }),

  route('summer-crm.shopping-chart.update-charts', {
    operation: CartChangeDocument,
    variables: (input) => ({ changes: input.rows('[]').map((row) => ({ id: row.int('chart_id'), courseNum: row.int('course_num') })) }),
    data: ({ changeCartLines: [first] }) => (first === undefined ? refuse('BAD_USER_INPUT') : briefOf(first)),
    reasons: { COURSE_FEE_MISSING: refused(NO_FEE), CART_LINE_INVALID: refused('无效的chart_id: {id}，请检查传入参数') },
  }),

  route('summer-crm.shopping-chart.delete-charts', {
    operation: CartRemoveAllDocument,
    fields: { chart_ids: ids },
    variables: (input) => ({ ids: idsOf(input.list('chart_ids')) }),
    data: () => 'ok',
  }),
];

/** contract: shapes.Chart */
function chartOf({ id, project, courseNum, courseFee, createdAt }: CartAnswerFragment) {
  return {
    id,
    project: feeProjectOf(project),
    course_num: courseNum,
    course_fee: amountOf(courseFee),
    create_time: shanghaiIso(createdAt),
  };
}

/** contract: shapes.ChartBrief */
function briefOf({ id, project, courseNum, courseFee }: CartBriefFragment) {
  return { id, project: projectOf(project), course_num: courseNum, course_fee: amountOf(courseFee) };
}

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
