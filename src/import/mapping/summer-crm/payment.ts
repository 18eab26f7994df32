import { AdjustmentStatus, AdjustmentType, Currency, RefundType, ReplenishType } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, row, setAside, StoredFile, type TableMapping, type Target } from '../declare.js';
import { anyText, apart, day, mediaPath, money, oneOf, picture, text, whole } from '../values.js';
import { made, times } from './times.js';

/** Of several proofs of one order the largest is the payment; what the others say stands in its remark. */
export const PAYMENT: TableMapping = {
  table: 'order_payment',
  entity: 'Payment',
  mapped: ['id', 'order_id', 'amount', 'img', 'account_name', 'phone', 'relation', 'remark', 'create_time'],
  files: ['img'],
  companions: { same: { table: 'order_payment', column: 'order_id', columns: ['id', 'amount', 'img'], of: (old) => [old['order_id']] } },
  compare: { entity: 'Payment', money: { amount: 'amount' } },
  map: (old, at) => {
    const orderId = at.id('order', old['order_id']);
    if (orderId === undefined) return setAside('its order is gone');
    const [first, ...others] = [...at.companions('same')].sort(
      (one, other) => Number(other['amount']) - Number(one['amount']) || Number(other['id']) - Number(one['id']),
    );
    if (first !== undefined && first['id'] !== at.oldId)
      return setAside(`a second proof of order ${old['order_id']}; the payment is ${first['id']}, whose remark tells of it`);
    const paid = day(old['create_time']);
    if (paid === null) return setAside('it has no date');
    const path = mediaPath(old['img']);
    return [
      row('Payment', {
        orderId,
        accountName: anyText(old['account_name']),
        payDate: `${paid}T00:00:00Z`,
        img: path === null ? '' : new StoredFile(path, 'images'),
        amount: money(old['amount']),
        phone: old['phone'] ?? null,
        relation: old['relation'] ?? null,
        remark: remarkWith(old['remark'] ?? null, others),
        ...times(old, 'create_time', 'create_time'),
      }),
    ];
  },
};

function remarkWith(remark: string | null, others: readonly SourceRow[]): string | null {
  if (others.length === 0) return remark;
  const told = others.map((other) => `另有凭证 ${money(other['amount']) ?? '?'} 元 ${other['img'] ?? ''}`.trim());
  return [...(remark === null || remark === '' ? [] : [remark]), ...told].join('；');
}

/** A refund is always one that was made; a canceled one is none. Amounts of nothing ask for nothing. */
export const ADJUSTMENT: TableMapping = {
  table: 'order_additional_payment',
  entity: 'Adjustment',
  mapped: [
    'id',
    'add_order_number',
    'order_id',
    'type',
    'amount',
    'course_num',
    'project_id',
    'img',
    'currency',
    'replenish_type',
    'refunded_type',
    'status',
    'admin_remark',
    'student_remark',
    'create_time',
    'modified_time',
  ],
  ignored: { user_id: 'a copy of the student of the order' },
  files: ['img'],
  companions: { order: { table: 'order', column: 'id', columns: ['currency'], of: (old) => [old['order_id']] } },
  compare: {
    entity: 'Adjustment',
    money: { amount: 'amount' },
    status: { column: 'status', field: 'status', as: (value) => value ?? 'TO_PAY' },
  },
  map: (old, at) => {
    const orderId = at.id('order', old['order_id']);
    const type = oneOf(AdjustmentType, old['type']);
    const amount = money(old['amount']);
    if (orderId === undefined || type === undefined || amount === null) return setAside('its order, its type or its amount is none');
    if (Number(amount) <= 0) return setAside(`an amount of ${amount} asks for nothing`);
    const status = statusOf(old, type, at);
    if (status === undefined) return setAside(`a refund that is ${old['status']} was not made`);
    const given = text(old['add_order_number'])?.trim() ?? null;
    if (given === null) at.note('adjustmentNumber', 'there was none: one is made of its id');
    const taken = given === null ? undefined : at.find('Adjustment.number', given);
    const courseNum = whole(old['course_num']);
    return [
      row('Adjustment', {
        adjustmentNumber: given === null ? `summer-crm-add-${at.oldId}` : taken === undefined ? given : apart(given, at, 30),
        orderId,
        type,
        replenishType: type === 'REPLENISH' ? (oneOf(ReplenishType, old['replenish_type']) ?? null) : null,
        refundType: type === 'REFUND' ? (oneOf(RefundType, old['refunded_type']) ?? null) : null,
        status,
        amount,
        currency: currencyOf(old, at),
        projectId: at.id('project', old['project_id']) ?? null,
        courseNum: courseNum === null || courseNum < 1 ? null : courseNum,
        adminRemark: old['admin_remark'] ?? null,
        studentRemark: old['student_remark'] ?? null,
        img: picture(old['img']),
        ...times(old),
      }),
    ];
  },
};

function statusOf(old: SourceRow, type: AdjustmentType, at: Context): AdjustmentStatus | undefined {
  const given = oneOf(AdjustmentStatus, old['status']);
  if (type === 'REFUND') {
    if (given !== 'REFUNDED' && given !== 'CONFIRMED') return undefined;
    if (given === 'CONFIRMED') at.note('status', 'a refund that is confirmed is REFUNDED');
    return 'REFUNDED';
  }
  if (given === undefined) at.note('status', `${old['status'] ?? 'none'} is no status: TO_PAY`);
  if (given === 'REFUNDED') at.note('status', 'what is paid in addition cannot be refunded: CONFIRMED');
  return given === 'REFUNDED' ? 'CONFIRMED' : (given ?? 'TO_PAY');
}

function currencyOf(old: SourceRow, at: Context): Currency {
  const given = oneOf(Currency, old['currency']);
  if (given !== undefined) return given;
  const orders = oneOf(Currency, at.companions('order')[0]?.['currency']);
  at.note('currency', `there was none: ${orders === undefined ? 'RMB' : 'that of the order'}`);
  return orders ?? 'RMB';
}

const SLOTS = [1, 2, 3, 4] as const;

/** The first record of an order is what was ordered; each further one follows from an additional payment, in their order. */
export const ORDER_RECORD: TableMapping = {
  table: 'order_record',
  entity: 'OrderRevision',
  mapped: ['id', 'order_id', 'all_amount', 'create_time', ...SLOTS.flatMap((slot) => [`project${slot}_id`, `course_num${slot}`])],
  companions: {
    records: { table: 'order_record', column: 'order_id', columns: ['id'], of: (old) => [old['order_id']] },
    adjustments: { table: 'order_additional_payment', column: 'order_id', columns: ['id'], of: (old) => [old['order_id']] },
  },
  compare: { entity: 'OrderRevision', money: { all_amount: 'allAmount' } },
  map: (old, at) => {
    const orderId = at.id('order', old['order_id']);
    const allAmount = money(old['all_amount']);
    if (orderId === undefined || allAmount === null) return setAside('its order or its amount is gone');
    const place = inOrder(at.companions('records')).indexOf(at.oldId);
    const adjustment = place === 0 ? null : inOrder(at.companions('adjustments'))[place - 1];
    const adjustmentId = adjustment === null ? null : at.id('order_additional_payment', adjustment);
    if (adjustmentId === undefined)
      return setAside('it is not the first of its order, and there is no additional payment that it follows from');
    return [row('OrderRevision', { orderId, adjustmentId, allAmount, ...made(old) }), ...linesOf(old, at)];
  },
};

function inOrder(rows: readonly SourceRow[]): string[] {
  return rows.map(({ id }) => id ?? '').sort((one, other) => Number(one) - Number(other));
}

function linesOf(old: SourceRow, at: Context): Target[] {
  return SLOTS.flatMap((slot) => {
    const projectId = at.id('project', old[`project${slot}_id`]);
    const courseNum = whole(old[`course_num${slot}`]);
    if (projectId === undefined || courseNum === null || courseNum < 1) return [];
    return [row('OrderRevisionLine', { revisionId: new IdOf('OrderRevision'), slot, projectId, courseNum }, String(slot))];
  });
}
