import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { Currency, OrderOrder, OrderStatus, PaymentWay, ProjectOrder } from './enums.js';

@InputType()
class OrderStatusFilter {
  @Field(() => OrderStatus, { nullable: true }) eq?: OrderStatus | null;
}

@InputType()
class DateTimeFilter {
  @Field(() => GraphQLDateTime, { nullable: true }) gte?: Date | null;
}

@InputType()
class OrderFilter {
  @Field(() => OrderStatusFilter, { nullable: true }) status?: OrderStatusFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) createdAt?: DateTimeFilter | null;
}

@ArgsType()
class PageArgs {
  @Field(() => Int, { defaultValue: 20 }) first!: number;
  @Field(() => Int, { nullable: true }) offset?: number | null;
}

@ArgsType()
export class ProjectPageArgs extends PageArgs {
  @Field(() => ProjectOrder, { defaultValue: ProjectOrder.ID_ASC }) orderBy!: ProjectOrder;
}

@ArgsType()
export class OrderPageArgs extends PageArgs {
  @Field(() => OrderFilter, { nullable: true }) filter?: OrderFilter | null;
  @Field(() => OrderOrder, { defaultValue: OrderOrder.ID_DESC }) orderBy!: OrderOrder;
}

@InputType()
export class AddCartLineInput {
  @Field(() => Int) studentId!: number;
  @Field(() => Int) projectId!: number;
  @Field(() => Int) courseNum!: number;
}

@InputType()
class OrderedLineInput {
  @Field(() => Int) cartLineId!: number;
}

@InputType()
export class OrderCartInput {
  @Field(() => Int) studentId!: number;
  @Field(() => [OrderedLineInput]) lines!: OrderedLineInput[];
  @Field(() => Currency, { nullable: true }) currency?: Currency | null;
  @Field(() => PaymentWay, { nullable: true }) payment?: PaymentWay | null;
  @Field(() => [Int], { nullable: true, description: 'Has no effect: the peers know no coupons.' }) couponIds?: number[] | null;
}
