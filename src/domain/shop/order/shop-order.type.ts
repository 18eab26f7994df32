import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ShopOrderStatus } from '../shop-status.js';
import { ShopUnitFilter, ShopUnitOrder } from '../shop.filter.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'An order of units of a shop course.', simpleResolvers: true })
@Readable({ model: 'ShopOrder', visible: ownThings })
export class ShopOrder {
  @Column()
  id!: number;

  @Relation({ nullable: false })
  shopper!: object;

  @Column()
  courseId!: number;

  @Field(() => String, { description: 'Name of the course; also when the shopper has left it.' })
  @Reads(relatedColumn('course', 'name'))
  courseName!: string;

  @Relation()
  course!: object | null;

  @Column()
  amountFen!: number;

  @Column()
  status!: ShopOrderStatus;

  @Column()
  wholeCourse!: boolean;

  @Column()
  startUnit!: number;

  @Column()
  endUnit!: number;

  @Column()
  serviceType!: number;

  @Relation()
  income!: object | null;

  @Column()
  createdAt!: Date;

  @Column()
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
@Writable({ model: 'ShopOrder' })
export class PlaceShopOrderInput {
  @Column({ description: 'A course the shopper is enrolled in.' })
  courseId!: number;

  @Column({ description: 'The price in fen as the client computed it; it must be the server’s.' })
  amountFen!: number;

  @Column({ description: 'True: all units, and the range is ignored. False when left out.' })
  wholeCourse?: boolean | null;

  @Column({ nullable: true, description: 'Number of the first unit; required unless the whole course is ordered.' })
  startUnit?: number | null;

  @Column({ nullable: true, description: 'Number of the last unit; required unless the whole course is ordered.' })
  endUnit?: number | null;

  @Column({ description: 'Names the service to buy; opaque here.' })
  serviceType!: number;
}
