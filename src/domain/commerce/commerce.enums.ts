import {
  AdjustmentStatus,
  AdjustmentType,
  CartLineStatus,
  CouponGrantStatus,
  CouponType,
  Currency,
  OrderStatus,
  PaymentWay,
  RefundType,
  ReplenishType,
} from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';

export {
  AdjustmentStatus,
  AdjustmentType,
  CartLineStatus,
  CouponGrantStatus,
  CouponType,
  Currency,
  OrderStatus,
  PaymentWay,
  RefundType,
  ReplenishType,
};

// contract: summer-student.common.global-enums, summer-crm (second part) enums

/** In the order of `globalEnums`. */
export const COMMERCE_ENUMS: readonly GlobalEnum[] = [
  declareEnum(Currency, {
    name: 'Currency',
    description: 'The currency of an amount; recorded, never converted.',
    values: {
      DOLLAR: { zh: '美金', en: 'US dollar' },
      RMB: { zh: '人民币', en: 'Renminbi' },
      FOREIGN_CURRENCY: { zh: '外币', en: 'Foreign currency' },
    },
  }),
  declareEnum(PaymentWay, {
    name: 'PaymentWay',
    description: 'How an order is paid.',
    values: {
      ON_LINE: { zh: '线上支付', en: 'Online' },
      TRANSFER_ACCOUNT: { zh: '转账', en: 'Transfer' },
      OFF_LINE: { zh: '面付', en: 'In person' },
      ALI_PAY: { zh: '支付宝转账', en: 'Alipay' },
      BANK: { zh: '银行转账', en: 'Bank transfer' },
      PAY_PAL: { zh: 'PAY_PAL支付', en: 'PayPal' },
    },
  }),
  declareEnum(CartLineStatus, {
    name: 'CartLineStatus',
    description: 'Where a line of a cart stands.',
    values: {
      NEW: { zh: '新添加', en: 'In the cart' },
      ORDERED: { zh: '已下单', en: 'Ordered' },
      PAYED: { zh: '已支付', en: 'Paid' },
      DELETED: { zh: '已删除', en: 'Removed' },
    },
  }),
  declareEnum(OrderStatus, {
    name: 'OrderStatus',
    description: 'Where an order stands.',
    values: {
      TO_PAY: { zh: '待支付', en: 'To be paid' },
      TO_CONFIRM: { zh: '待确认', en: 'Proof of payment uploaded, to be confirmed' },
      CONFIRMED: { zh: '已确认', en: 'Confirmed' },
      CONFIRM_FAILED: { zh: '验证失败', en: 'Payment not accepted' },
      CANCELED: { zh: '已取消', en: 'Canceled' },
    },
  }),
  declareEnum(AdjustmentType, {
    name: 'AdjustmentType',
    description: 'Which way the money of an adjustment goes.',
    values: {
      REPLENISH: { zh: '补缴', en: 'Extra payment' },
      REFUND: { zh: '退费', en: 'Refund' },
    },
  }),
  declareEnum(ReplenishType, {
    name: 'ReplenishType',
    description: 'Why more is to be paid.',
    values: {
      ADD_COURSE: { zh: '加课', en: 'Course added' },
      ADD_TRANSCRIPT: { zh: '成绩单附加费', en: 'Surcharge for transcripts' },
      REPAIR_COURSE: { zh: '补齐课程费', en: 'Course fee made up' },
      REPAIR_TUITION: { zh: '补齐学费', en: 'Tuition made up' },
      PROJECT_CHANGE1: { zh: '项目调整(正常)', en: 'Change of project' },
      PROJECT_CHANGE2: { zh: '项目调整(面转网)', en: 'Change of project, from campus to network' },
    },
  }),
  declareEnum(RefundType, {
    name: 'RefundType',
    description: 'Why money is paid back.',
    values: {
      CONFIRM_FAILED: { zh: '常规原因(审课失败)', en: 'Review failed' },
      PERSONAL_REASONS: { zh: '常规原因(个人原因)', en: 'Personal reasons' },
      MORE_TUITION: { zh: '常规原因(学费多交)', en: 'Too much was paid' },
      PROJECT_CHANGE1: { zh: '项目调整(正常)', en: 'Change of project' },
      PROJECT_CHANGE2: { zh: '项目调整(面转网)', en: 'Change of project, from campus to network' },
    },
  }),
  declareEnum(AdjustmentStatus, {
    name: 'AdjustmentStatus',
    description: 'Where an adjustment stands.',
    values: {
      TO_PAY: { zh: '待支付', en: 'To be paid' },
      TO_CONFIRM: { zh: '待确认', en: 'Proof uploaded, to be confirmed' },
      CONFIRMED: { zh: '已确认', en: 'Confirmed' },
      CONFIRM_FAILED: { zh: '验证失败', en: 'Payment not accepted' },
      CANCELED: { zh: '已取消', en: 'Canceled' },
      REFUNDED: { zh: '已退款', en: 'Paid back' },
    },
  }),
  declareEnum(CouponType, {
    name: 'CouponType',
    description: 'What a coupon is given for.',
    values: {
      STAGE: { zh: '阶段优惠', en: 'For a period' },
      SPECIAL: { zh: '特殊优惠', en: 'Special' },
      RETURNING_STUDENT: { zh: '老学员优惠', en: 'For returning students' },
    },
  }),
  declareEnum(CouponGrantStatus, {
    name: 'CouponGrantStatus',
    description: "Where a coupon in a student's hands stands.",
    values: {
      TO_USE: { zh: '未使用', en: 'Not used' },
      LOCKED: { zh: '被锁定', en: 'Locked by an order that is not confirmed yet' },
      USED: { zh: '已使用', en: 'Used' },
    },
  }),
];
