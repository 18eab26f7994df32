import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { Order } from '../order/order.type.js';
import type { OrderChange } from './order-feed.js';

interface Named {
  readonly id?: number | null;
  readonly studentId?: number | null;
}

@Resolver()
export class OrderFeedResolver {
  @Subscription(() => Order, {
    description:
      'An order that was placed, changed, paid, adjusted or expired, as it then is: all for staff, students their own. Several changes in quick succession may come as one. Errors: FORBIDDEN, SUBSCRIBER_TOO_SLOW.',
    subscribe: ({ args, context }: { args: Named; context: Context }) => {
      const named = { id: args.id ?? null, studentId: args.studentId ?? null };
      return context.services.orderFeed.listen(context.viewer, named);
    },
  })
  orderUpdated(
    @Root() change: OrderChange,
    @Arg('id', () => Int, { nullable: true, description: 'Only this order.' }) _id: number | null,
    @Arg('studentId', () => Int, { nullable: true, description: "Only this student's orders." }) _studentId: number | null,
    @Ctx() { read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, change.id);
  }
}
