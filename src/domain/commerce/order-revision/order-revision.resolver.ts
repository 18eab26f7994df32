import { Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import { OrderRevisionFilter, OrderRevisionOrder } from '../commerce.filter.js';
import { OrderRevision } from './order-revision.type.js';

@Resolver()
export class OrderRevisionResolver {
  @ListQuery(OrderRevision, {
    description:
      "What students have bought, oldest first: all for staff, students their own. A student's first is the purchase as it left the cart, the newest what holds now.",
    filter: OrderRevisionFilter,
    orderBy: { enum: OrderRevisionOrder, default: OrderRevisionOrder.ID_ASC },
  })
  orderRevisions!: never;

  @OneQuery(OrderRevision, { description: 'One revision of an order.' })
  orderRevision!: never;
}
