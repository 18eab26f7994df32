import { ShopOrderStatus, WithdrawalStatus } from '../../../generated/prisma/enums.js';
import { row, setAside, type TableMapping } from '../declare.js';
import { anyText, flag, oneOf, text, whole } from '../values.js';
import { fen, instant } from './values.js';

export const ORDER: TableMapping = {
  table: 'orders',
  entity: 'ShopOrder',
  key: ['order_id'],
  repeats: true,
  mapped: ['order_id', 'user_id', 'lesson_id', 'order_mon_fen', 'status', 'is_all', 'start_unit', 'end_unit', 'do_type', 'created_at'],
  map: (old, at) => {
    const shopperId = at.id('shoppers', old['user_id']);
    const courseId = at.id('courses', old['lesson_id']);
    if (shopperId === undefined || courseId === undefined) return setAside('its shopper or its course is gone');
    const status = oneOf(ShopOrderStatus, old['status']);
    const amountFen = fen(old['order_mon_fen']);
    if (status === undefined) return setAside(`${old['status'] ?? 'none'} is none of TO_PAY, PAYED, CANCELED`);
    if (amountFen === null || amountFen < 1) return setAside('its order_mon_fen is no whole number from 1');
    return [
      row('ShopOrder', {
        shopperId,
        courseId,
        amountFen,
        status,
        wholeCourse: flag(old['is_all']),
        startUnit: whole(old['start_unit']) ?? 1,
        endUnit: whole(old['end_unit']) ?? whole(old['start_unit']) ?? 1,
        serviceType: whole(old['do_type']) ?? 1,
        createdAt: instant(old['created_at']),
      }),
    ];
  },
  compare: { entity: 'ShopOrder', status: { column: 'status', field: 'status', as: (value) => value } },
};

export const INCOME: TableMapping = {
  table: 'incomes',
  entity: 'Income',
  key: ['income_id'],
  repeats: true,
  mapped: ['income_id', 'user_id', 'order_id', 'income_money_fen', 'income_from', 'income_time'],
  map: (old, at) => {
    const shopperId = at.id('shoppers', old['user_id']);
    const amountFen = fen(old['income_money_fen']);
    if (shopperId === undefined) return setAside('its shopper is gone');
    if (amountFen === null || amountFen < 1) return setAside('its income_money_fen is no whole number from 1');
    const named = at.id('orders', old['order_id']);
    const twice = named !== undefined && at.find('Income.order', named) !== undefined;
    if (text(old['order_id']) !== null && (named === undefined || twice))
      at.note('orderId', twice ? 'its order has an income already: kept without it' : 'its order is gone: kept without it');
    return [
      row('Income', {
        shopperId,
        orderId: twice ? null : (named ?? null),
        amountFen,
        source: anyText(old['income_from']),
        createdAt: instant(old['income_time']),
      }),
    ];
  },
  compare: { entity: 'Income' },
};

export const WITHDRAWAL: TableMapping = {
  table: 'withdrawals',
  entity: 'Withdrawal',
  key: ['withdrawal_id'],
  repeats: true,
  mapped: ['withdrawal_id', 'user_id', 'amount_fen', 'status', 'created_at'],
  map: (old, at) => {
    const shopperId = at.id('shoppers', old['user_id']);
    const amountFen = fen(old['amount_fen']);
    const status = oneOf(WithdrawalStatus, old['status']);
    if (shopperId === undefined) return setAside('its shopper is gone');
    if (status === undefined) return setAside(`${old['status'] ?? 'none'} is none of REQUESTED, PAID, REJECTED`);
    if (amountFen === null || amountFen < 1) return setAside('its amount_fen is no whole number from 1');
    return [row('Withdrawal', { shopperId, amountFen, status, createdAt: instant(old['created_at']) })];
  },
  compare: { entity: 'Withdrawal', status: { column: 'status', field: 'status', as: (value) => value } },
};
