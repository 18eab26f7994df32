import { CouponsDocument, IncomesDocument, LoginDocument, WalletDocument } from '../../../generated/operations/course-agent.js';
import { refuse, route, shanghaiText } from '../../shim/index.js';

/** contract: course-agent, enums.coupon_status */
const COUPON_STATUS = { UNUSED: 0, USED: 1, EXPIRED: 2 } as const;

export const accountRoutes = [
  route('course-agent.auth.login', {
    operation: LoginDocument,
    variables: (input) => ({
      input: { username: input.text('username'), password: input.text('password'), inviteCode: input.maybe.text('code') },
    }),
    data: ({ loginShopper: { token, viewer } }) => {
      const { id, realName, schoolName, courses } = viewer.shopper ?? refuse('BAD_CREDENTIALS');
      const course = courses.nodes.map(({ id: courseId, name }) => ({ course_id: courseId, course_name: name }));
      return { token, user_id: id, real_name: realName, school_name: schoolName, course };
    },
  }),

  route('course-agent.wallet.get', {
    operation: WalletDocument,
    data: ({ viewer }) => {
      const { notCashFen, isCashFen, inCashFen } = viewer?.shopper ?? refuse('UNAUTHENTICATED');
      return { not_cash: notCashFen, is_cash: isCashFen, in_cash: inCashFen };
    },
  }),

  route('course-agent.income.list', {
    operation: IncomesDocument,
    data: ({ incomes }) => ({
      incomes: incomes.nodes.map(({ amountFen, source, createdAt }) => ({
        income_money: amountFen,
        income_from: source,
        income_time: shanghaiText(createdAt),
      })),
    }),
  }),

  route('course-agent.coupon.list', {
    operation: CouponsDocument,
    data: ({ shopCoupons }) => ({
      coupon: shopCoupons.nodes.map(({ amountFen, status, code }) => ({
        coupon_money: amountFen,
        coupon_status: COUPON_STATUS[status],
        coupon_code: code,
      })),
    }),
  }),
];
