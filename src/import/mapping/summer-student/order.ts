import type { OrderStatus } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import { IdOf, row, setAside, StoredFile, type TableMapping } from '../declare.js';
import { orderValues, ordersOfStudent, standings } from '../unfinished-orders.js';
import { anyText, day, mediaPath, money, text, utc, whole } from '../values.js';
import { saved } from './times.js';

const STATUSES: Readonly<Record<string, OrderStatus>> = {
  CANCELED: 'CANCELED',
  TO_PAY: 'TO_PAY',
  PAYED: 'TO_CONFIRM',
  CONFIRMED: 'CONFIRMED',
};

export const standingOf = standings((status) => STATUSES[status ?? ''], { unpaid: 'TO_PAY', paid: 'PAYED' });

/** An order there is of one project and has no number; here it has a line for the project, and a number made of its id. */
export const ORDER: TableMapping = {
  table: 'order',
  entity: 'Order',
  mapped: [
    'id',
    'user_id',
    'project_id',
    'currency',
    'payment',
    'status',
    'standard_fee',
    'pay_fee',
    'create_time',
    'course_num',
    'remark',
  ],
  companions: {
    orders: ordersOfStudent,
    project: { table: 'project', column: 'id', columns: ['apply_fee'], of: (old) => [old['project_id']] },
  },
  compare: {
    entity: 'Order',
    money: { standard_fee: 'standardFee', pay_fee: 'payFee' },
    status: { column: 'status', field: 'status', as: (value) => STATUSES[value ?? ''] ?? value },
  },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    const projectId = at.id('project', old['project_id']);
    if (studentId === undefined) return setAside('its user is gone, or no student');
    if (projectId === undefined) return setAside('its project is gone');
    const values = orderValues(old, at, studentId, standingOf);
    if (typeof values === 'string') return setAside(values);
    const applyFee = Number(money(at.companions('project')[0]?.['apply_fee']) ?? 0);
    const courseFee = Math.max(0, Number(money(old['standard_fee'])) - applyFee).toFixed(2);
    const times = saved(old);
    return [
      row('Order', {
        orderNumber: `summer-student-${at.oldId}`,
        ...values,
        ...times,
      }),
      row('OrderLine', {
        orderId: new IdOf('Order'),
        projectId,
        courseNum: Math.max(1, whole(old['course_num']) ?? 1),
        courseFee,
        createdAt: times.createdAt,
      }),
    ];
  },
};

/** Of several payments of one order the last is the one that was looked at; what the others say stands in its remark. */
export function payments(further: readonly string[] = []): TableMapping {
  return {
    table: 'order_payment',
    entity: 'Payment',
    mapped: ['id', 'order_id', 'account_number', 'account_name', 'opening_bank', 'pay_date', 'img', 'create_time', ...further],
    files: ['img'],
    companions: {
      same: {
        table: 'order_payment',
        column: 'order_id',
        columns: ['id', 'account_name', 'account_number', 'img', ...further],
        of: (old) => [old['order_id']],
      },
    },
    ...(further.includes('amount') && { compare: { entity: 'Payment', money: { amount: 'amount' } } }),
    map: (old, at) => {
      const orderId = at.id('order', old['order_id']);
      if (orderId === undefined) return setAside('its order is gone');
      const same = at.companions('same');
      const last = Math.max(...same.map(({ id }) => Number(id)));
      if (last !== Number(at.oldId))
        return setAside(`an earlier payment of order ${old['order_id']}; the payment is ${last}, whose remark tells of it`);
      const paid = day(old['pay_date']) ?? day(old['create_time']);
      if (paid === null) return setAside('it has no date');
      const path = mediaPath(old['img']);
      const amount = money(old['amount']);
      if (amount !== null && Number(amount) < 0) at.note('amount', `${amount} is less than nothing: left empty`);
      const others = same.filter(({ id }) => id !== at.oldId).map(told);
      const remark = text(old['remark']);
      return [
        row('Payment', {
          orderId,
          accountNumber: old['account_number'] ?? null,
          accountName: anyText(old['account_name']),
          openingBank: old['opening_bank'] ?? null,
          payDate: `${paid}T00:00:00Z`,
          img: path === null ? '' : new StoredFile(path, 'images'),
          amount: amount !== null && Number(amount) < 0 ? null : amount,
          remark: others.length === 0 ? remark : [...(remark === null ? [] : [remark]), ...others].join('；'),
          createdAt: utc(old['create_time']) ?? undefined,
        }),
      ];
    },
  };
}

function told(other: SourceRow): string {
  const amount = money(other['amount']);
  const parts = [other['account_name'], other['account_number'], amount === null ? null : `${amount} 元`, other['img']];
  return `另有凭证 ${parts.filter((part) => text(part) !== null).join(' ')}`;
}
