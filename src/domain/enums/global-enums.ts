import { AUDIENCE, REALM } from '../accounts/account/account.labels.js';
import * as commerce from '../commerce/commerce.labels.js';
import { MEMBER_PERMISSION } from '../members/member.labels.js';
import { SCHOOL_STATUS } from '../schools/school/school.labels.js';
import { SHOP_COUPON_STATUS, SHOP_ORDER_STATUS, WITHDRAWAL_STATUS } from '../shop/shop.labels.js';
import * as students from '../student-record/student.labels.js';
import * as studies from '../studies/study.labels.js';
import type { GlobalEnum } from './global-enum.type.js';
import type { Labels } from './label.js';

/** Every enum of the business, by its name in the schema. Each domain keeps the labels of its own. */
const LABELS: Readonly<Record<string, Labels>> = {
  Gender: students.GENDER,
  Grade: students.GRADE,
  StudentStatus: students.STUDENT_STATUS,
  WechatSign: students.WECHAT_SIGN,
  ContactStatus: students.CONTACT_STATUS,
  ReviewStatus: studies.REVIEW_STATUS,
  ScoreStatus: studies.SCORE_STATUS,
  ConversionStatus: studies.CONVERSION_STATUS,
  CreditTransferStatus: studies.CREDIT_TRANSFER_STATUS,
  Currency: commerce.CURRENCY,
  PaymentWay: commerce.PAYMENT_WAY,
  CartLineStatus: commerce.CART_LINE_STATUS,
  OrderStatus: commerce.ORDER_STATUS,
  AdjustmentType: commerce.ADJUSTMENT_TYPE,
  ReplenishType: commerce.REPLENISH_TYPE,
  RefundType: commerce.REFUND_TYPE,
  AdjustmentStatus: commerce.ADJUSTMENT_STATUS,
  CouponType: commerce.COUPON_TYPE,
  CouponGrantStatus: commerce.COUPON_GRANT_STATUS,
  Realm: REALM,
  Audience: AUDIENCE,
  SchoolStatus: SCHOOL_STATUS,
  ShopOrderStatus: SHOP_ORDER_STATUS,
  WithdrawalStatus: WITHDRAWAL_STATUS,
  ShopCouponStatus: SHOP_COUPON_STATUS,
  MemberPermission: MEMBER_PERMISSION,
};

export const GLOBAL_ENUMS: readonly GlobalEnum[] = Object.entries(LABELS).map(([name, labels]) => ({
  name,
  values: Object.entries(labels).map(([key, label]) => ({ key, ...label })),
}));
