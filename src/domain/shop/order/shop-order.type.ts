import { Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ShopOrderStatus } from '../shop-status.js';
import { ShopUnitFilter, ShopUnitOrder } from '../shop.filter.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'An order of units of a shop course.', simpleResolvers: true })
@Readable({ model: 'ShopOrder', visible: ownThings })
export class ShopOrder {
  @Field(() => Int, { description: 'Unique among shop orders.' })
  id!: number;

  @Relation({ description: 'Who ordered.', nullable: false })
  shopper!: object;

  @Field(() => Int, { description: 'The course.' })
  courseId!: number;

  @Field(() => String, { description: 'Name of the course; also when the shopper has left it.' })
  @Reads(relatedColumn('course', 'name'))
  courseName!: string;

  @Relation({ description: 'The course; null for a shopper who has left it.' })
  course!: object | null;

  @Field(() => Int, { description: 'Price in fen, as it was when the order was placed.' })
  amountFen!: number;

  @Field(() => ShopOrderStatus, { description: 'Where the order stands.' })
  status!: ShopOrderStatus;

  @Field(() => Boolean, { description: 'Whether the whole course was ordered.' })
  wholeCourse!: boolean;

  @Field(() => Int, { description: 'Number of the first unit.' })
  startUnit!: number;

  @Field(() => Int, { description: 'Number of the last unit.' })
  endUnit!: number;

  @Field(() => Int, { description: 'Names the bought service; opaque here.' })
  serviceType!: number;

  @Relation({ description: 'The inviter’s commission; only administrators see it here.' })
  income!: object | null;

  @Field(() => DateTimeScalar, { description: 'When it was placed.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'The units it covers.',
    filter: ShopUnitFilter,
    orderBy: { enum: ShopUnitOrder, default: ShopUnitOrder.NUMBER_ASC },
    type: 'ShopUnit',
    join: (order) => {
      const { table: unit } = order.related('course').table.related('units');
      const range = sql`${unit.column('number')} BETWEEN ${order.column('startUnit')} AND ${order.column('endUnit')}`;
      return { table: unit, on: sql`${unit.column('courseId')} = ${order.column('courseId')} AND ${range}` };
    },
  })
  units!: never;
}

@InputType({ description: 'An order for units of a course.' })
export class PlaceShopOrderInput {
  @Field(() => Int, { description: 'A course the shopper is enrolled in.' })
  courseId!: number;

  @Field(() => Int, { description: 'The price in fen as the client computed it; it must be the server’s.' })
  @Min(1)
  amountFen!: number;

  @Field(() => Boolean, { nullable: true, description: 'True: all units, and the range is ignored. False when left out.' })
  wholeCourse?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Number of the first unit; required unless the whole course is ordered.' })
  startUnit?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of the last unit; required unless the whole course is ordered.' })
  endUnit?: number | null;

  @Field(() => Int, { description: 'Names the service to buy; at least 1, and opaque here.' })
  @Min(1)
  serviceType!: number;
}
