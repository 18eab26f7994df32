import { CartLineStatus, OrderStatus } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import { type Context, row, setAside, type TableMapping } from '../declare.js';
import { standings } from '../unfinished-orders.js';
import { apart, money, oneOf, text, whole } from '../values.js';
import type { SummerSystem } from './system.js';

/** The columns of an order in summer-crm and in summer-student's last state. */
export const ORDER_COLUMNS: readonly string[] = [
  'id',
  'user_id',
  'order_number',
  'currency',
  'payment',
  'status',
  'standard_fee',
  'pay_fee',
  'create_time',
  'modified_time',
  'remark',
];

const LONGEST_NUMBER = 30;

/** Where orders have the statuses that ours have. */
export const standingOf = standings((status) => oneOf(OrderStatus, status), { unpaid: 'TO_PAY', paid: 'TO_CONFIRM' });

export function cartLines({ clock, student }: SummerSystem): TableMapping {
  return {
    table: 'shopping_chart',
    entity: 'CartLine',
    mapped: ['id', 'project_id', 'user_id', 'course_num', 'course_fee', 'create_time', 'modified_time', 'status'],
    compare: {
      entity: 'CartLine',
      money: { course_fee: 'courseFee' },
      status: { column: 'status', field: 'status', as: (value) => value },
    },
    map: (old, at) => {
      const studentId = student(at, old['user_id']);
      const projectId = at.id('project', old['project_id']);
      if (studentId === undefined || projectId === undefined) return setAside('its student or its project is gone');
      const status = oneOf(CartLineStatus, old['status']);
      const courseFee = money(old['course_fee']);
      if (status === undefined || courseFee === null) return setAside('its status or its fee is none');
      return [row('CartLine', { studentId, projectId, courseNum: whole(old['course_num']) ?? 1, courseFee, status, ...clock.times(old) })];
    },
  };
}

/** The number of an order; where there is none, or another has it, one is made of the old id. */
export function orderNumberOf(old: SourceRow, at: Context): string {
  const given = text(old['order_number'])?.trim() ?? null;
  if (given === null) at.note('orderNumber', 'there was none: one is made of its id');
  const taken = given === null ? undefined : at.find('Order.number', given);
  if (taken !== undefined) at.note('orderNumber', `another order has this number: ${given}`);
  return given === null ? `${at.system}-${at.oldId}` : taken === undefined ? given : apart(given, at, LONGEST_NUMBER);
}

/** A cart line that was ordered again after a cancellation stands in two orders; here it is the last one's that is not canceled. */
export function orderLines({ clock }: SummerSystem): TableMapping {
  return {
    table: 'order_chart_relation',
    entity: 'OrderLine',
    mapped: ['id', 'chart_id', 'order_id', 'create_time'],
    ignored: { modified_time: 'nothing of a line changes' },
    companions: {
      line: { table: 'shopping_chart', column: 'id', columns: ['project_id', 'course_num', 'course_fee'], of: (old) => [old['chart_id']] },
      same: { table: 'order_chart_relation', column: 'chart_id', columns: ['id', 'order_id'], of: (old) => [old['chart_id']] },
      orders: {
        table: 'order',
        column: 'id',
        columns: ['status'],
        of: (_, earlier) => earlier('same').map((relation) => relation['order_id']),
      },
    },
    map: (old, at) => {
      const orderId = at.id('order', old['order_id']);
      const [line] = at.companions('line');
      const projectId = at.id('project', line?.['project_id']);
      const courseFee = money(line?.['course_fee']);
      if (orderId === undefined || projectId === undefined || courseFee === null)
        return setAside('its order, its cart line or its project is gone');
      const isLast = ownerOf(at.companions('same'), at.companions('orders')) === at.oldId;
      if (!isLast) at.note('cartLineId', `the cart line ${old['chart_id']} belongs to a later order too`);
      const cartLineId = isLast ? (at.id('shopping_chart', old['chart_id']) ?? null) : null;
      const courseNum = whole(line?.['course_num']) ?? 1;
      return [row('OrderLine', { orderId, projectId, cartLineId, courseNum, courseFee, ...clock.made(old) })];
    },
  };
}

function ownerOf(relations: readonly SourceRow[], orders: readonly SourceRow[]): string | undefined {
  const canceled = new Set(orders.filter(({ status }) => status === 'CANCELED').map(({ id }) => id));
  const ranked = [...relations].sort(
    (one, other) =>
      Number(canceled.has(one['order_id'])) - Number(canceled.has(other['order_id'])) || Number(other['id']) - Number(one['id']),
  );
  return ranked[0]?.['id'] ?? undefined;
}
