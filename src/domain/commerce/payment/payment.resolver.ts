import { Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import { PaymentFilter, PaymentOrder } from '../commerce.filter.js';
import { Payment } from './payment.type.js';

@Resolver()
export class PaymentResolver {
  @ListQuery(Payment, {
    description: 'Proofs of payment: all for staff, students those of their orders.',
    filter: PaymentFilter,
    orderBy: { enum: PaymentOrder, default: PaymentOrder.ID_ASC },
  })
  payments!: never;

  @OneQuery(Payment, { description: 'One proof of payment.' })
  payment!: never;
}
