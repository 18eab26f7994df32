import { row, setAside, type TableMapping } from '../declare.js';
import { ORDER_COLUMNS, orderNumberOf, standingOf } from '../summer/orders.js';
import { orderValues, ordersOfStudent } from '../unfinished-orders.js';
import { times } from './times.js';

export const ORDER: TableMapping = {
  table: 'order',
  entity: 'Order',
  mapped: ORDER_COLUMNS,
  companions: { orders: ordersOfStudent },
  compare: {
    entity: 'Order',
    money: { standard_fee: 'standardFee', pay_fee: 'payFee' },
    status: { column: 'status', field: 'status', as: (value) => value },
  },
  map: (old, at) => {
    const studentId = at.id('student_info', old['user_id']);
    if (studentId === undefined) return setAside('its student is gone');
    const values = orderValues(old, at, studentId, standingOf);
    if (typeof values === 'string') return setAside(values);
    return [
      row('Order', {
        orderNumber: orderNumberOf(old, at),
        ...values,
        ...times(old),
      }),
    ];
  },
};
