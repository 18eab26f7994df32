import type { OrderStatus } from '../../../generated/prisma/enums.js';
import { IdOf, row, setAside, StoredFile, type TableMapping } from '../declare.js';
import { orderValues, ordersOfStudent, standings } from '../unfinished-orders.js';
import { anyText, day, mediaPath, money, utc, whole } from '../values.js';
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

/** Of several payments of one order the last is the one that was looked at. */
export const PAYMENT: TableMapping = {
  table: 'order_payment',
  entity: 'Payment',
  mapped: ['id', 'order_id', 'account_number', 'account_name', 'opening_bank', 'pay_date', 'img', 'create_time'],
  files: ['img'],
  companions: {
    same: {
      table: 'order_payment',
      column: 'order_id',
      columns: ['id', 'account_name', 'account_number', 'img'],
      of: (old) => [old['order_id']],
    },
  },
  map: (old, at) => {
    const orderId = at.id('order', old['order_id']);
    if (orderId === undefined) return setAside('its order is gone');
    const same = at.companions('same');
    const last = Math.max(...same.map(({ id }) => Number(id)));
    if (last !== Number(at.oldId))
      return setAside(`an earlier payment of order ${old['order_id']}; the payment is ${last}, whose remark tells of it`);
    const others = same.filter(({ id }) => id !== at.oldId);
    const paid = day(old['pay_date']) ?? day(old['create_time']);
    if (paid === null) return setAside('it has no date');
    const path = mediaPath(old['img']);
    return [
      row('Payment', {
        orderId,
        accountNumber: old['account_number'] ?? null,
        accountName: anyText(old['account_name']),
        openingBank: old['opening_bank'] ?? null,
        payDate: `${paid}T00:00:00Z`,
        img: path === null ? '' : new StoredFile(path, 'images'),
        remark:
          others.length === 0
            ? null
            : others.map((one) => `另有凭证 ${one['account_name'] ?? ''} ${one['account_number'] ?? ''} ${one['img'] ?? ''}`).join('；'),
        createdAt: utc(old['create_time']) ?? undefined,
      }),
    ];
  },
};
