import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { ShopUnitFilter, ShopUnitOrder } from '../shop.filter.js';
import { enrolledCourses, unitsWithinReach } from '../visibility.js';

/** With MAX_UNITS these keep every price within the database's and GraphQL's Int. */
const MAX_UNIT_PRICE_FEN = 1_000_000;

/** The most units a course can have. */
export const MAX_UNITS = 1000;

@ObjectType({ description: 'A unit of a shop course.', simpleResolvers: true })
@Readable({ model: 'ShopUnit', visible: unitsWithinReach })
export class ShopUnit {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  number!: number;
}

@ObjectType({ description: 'A course of the shop: a list of units sold at one price each.', simpleResolvers: true })
@Readable({ model: 'ShopCourse', visible: enrolledCourses })
export class ShopCourse {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  unitPriceFen!: number;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: ShopUnitFilter, orderBy: { enum: ShopUnitOrder, default: ShopUnitOrder.NUMBER_ASC } })
  units!: never;
}

@InputType({ description: 'A new course of the shop.' })
@Writable({ model: 'ShopCourse' })
export class CreateShopCourseInput {
  @Column()
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Price of one unit in fen, 1 to 1000000; 100 when left out.' })
  @Min(1)
  @Max(MAX_UNIT_PRICE_FEN)
  unitPriceFen?: number | null;

  @Field(() => [String], { nullable: true, description: 'Names of its units in order, 1 to 100 characters each; at most 1000.' })
  @ArrayMaxSize(MAX_UNITS)
  @Length(1, 100, { each: true })
  unitNames?: string[] | null;
}

@InputType({ description: 'Changes to a course of the shop; what is left out stays. Orders keep the price they were placed at.' })
@Writable({ model: 'ShopCourse', changes: true })
export class UpdateShopCourseInput {
  @Column()
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Price of one unit in fen, 1 to 1000000.' })
  @Min(1)
  @Max(MAX_UNIT_PRICE_FEN)
  unitPriceFen?: number | null;
}

@InputType({ description: 'Units to add at the end of a course.' })
export class AddShopUnitsInput {
  @Field(() => [String], { description: 'Their names in order, 1 to 100 characters each.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_UNITS)
  @Length(1, 100, { each: true })
  names!: string[];
}

@InputType({ description: 'Changes to a unit; what is left out stays.' })
@Writable({ model: 'ShopUnit', changes: true })
export class UpdateShopUnitInput {
  @Column()
  name?: string | null;
}
