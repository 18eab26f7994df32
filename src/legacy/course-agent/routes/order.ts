import {
  OrderDetailDocument,
  type OrderPartsFragment,
  OrdersDocument,
  PlaceOrderDocument,
} from '../../../generated/operations/course-agent.js';
import { anyInt, type FieldRule, type LegacyRequest, refuse, route, scalarText, sentValue, shanghaiText } from '../../shim/index.js';
import { unitOf } from './course.js';

/** `true` and `false` are accepted for 1 and 0; in a form they arrive as texts. */
function flag(raw: unknown): unknown {
  const text = scalarText(raw).toLowerCase();
  if (text === 'true') return 1;
  return text === 'false' ? 0 : raw;
}

function wantsWhole({ body }: LegacyRequest): boolean {
  return Number(scalarText(flag(sentValue({ body, query: new Map() }, 'is_all')))) === 1;
}

/** With is_all 1 whatever stands here is ignored, also what would be no int. */
const unlessWhole: FieldRule = { read: (raw, request) => (wantsWhole(request) ? undefined : anyInt.read(raw)) };

/** contract: course-agent, shapes.OrderBase */
function orderOf({ id, courseId, courseName, amountFen, status, createdAt }: OrderPartsFragment): object {
  return {
    order_id: id,
    lesson_id: courseId,
    lesson_name: courseName,
    order_mon: amountFen,
    order_status: status,
    order_time: shanghaiText(createdAt),
  };
}

export const orderRoutes = [
  route('course-agent.order.create', {
    operation: PlaceOrderDocument,
    fields: { lesson_id: anyInt, order_mon: anyInt, is_all: { read: flag }, start_unit: unlessWhole, end_unit: unlessWhole },
    variables: (input) => ({
      input: {
        courseId: input.int('lesson_id'),
        amountFen: input.int('order_mon'),
        wholeCourse: input.maybe.int('is_all') === 1,
        startUnit: input.maybe.int('start_unit'),
        endUnit: input.maybe.int('end_unit'),
        serviceType: input.int('do_type'),
      },
    }),
  }),

  route('course-agent.order.list', {
    operation: OrdersDocument,
    data: ({ shopOrders }) => ({ orders: shopOrders.nodes.map(orderOf) }),
  }),

  route('course-agent.order.detail', {
    operation: OrderDetailDocument,
    fields: { order_id: anyInt },
    variables: (input) => ({ id: input.int('order_id') }),
    data: ({ shopOrder }) => {
      const order = shopOrder ?? refuse('SHOP_ORDER_NOT_FOUND');
      const { wholeCourse, startUnit, endUnit, serviceType, units } = order;
      return {
        ...orderOf(order),
        is_all: wholeCourse ? 1 : 0,
        start_unit: startUnit,
        end_unit: endUnit,
        do_type: serviceType,
        units: units.nodes.map(unitOf),
      };
    },
  }),
];
