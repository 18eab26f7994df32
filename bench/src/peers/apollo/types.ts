import type { Decimal } from '@prisma/client/runtime/client';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../prisma/scalars.js';
import { CartLineStatus, Currency, OrderStatus, PaymentWay } from './enums.js';

// TypeGraphQL's guide on performance: simple resolvers, where no field needs middleware or authorization.

@ObjectType({ simpleResolvers: true })
export class CampusType {
  @Field(() => Int) id!: number;
  @Field(() => String) title!: string;
}

@ObjectType({ simpleResolvers: true })
export class Campus {
  @Field(() => Int) id!: number;
  @Field(() => String) name!: string;
  @Field(() => String) info!: string;
}

@ObjectType({ simpleResolvers: true })
export class Project {
  @Field(() => Int) id!: number;
  @Field(() => String) name!: string;
  @Field(() => GraphQLDate) startDate!: Date;
  @Field(() => GraphQLDate) endDate!: Date;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true }) info!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) applyFee!: Decimal | null;
  @Field(() => Int) courseNum!: number;
  @Field(() => Int, { nullable: true }) maxNum!: number | null;
  @Field(() => Boolean) active!: boolean;
  @Field(() => GraphQLDateTime) createdAt!: Date;
}

@ObjectType({ simpleResolvers: true })
export class ProjectFee {
  @Field(() => Int) id!: number;
  @Field(() => Int) courseNumber!: number;
  @Field(() => DecimalScalar) fee!: Decimal;
}

@ObjectType({ simpleResolvers: true })
export class Student {
  @Field(() => Int) id!: number;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) cschool!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class CartLine {
  @Field(() => Int) id!: number;
  @Field(() => Int) courseNum!: number;
  @Field(() => DecimalScalar) courseFee!: Decimal;
  @Field(() => CartLineStatus) status!: string;
}

@ObjectType({ simpleResolvers: true })
export class Order {
  @Field(() => Int) id!: number;
  @Field(() => String) orderNumber!: string;
  @Field(() => OrderStatus) status!: string;
  @Field(() => Currency, { nullable: true }) currency!: string | null;
  @Field(() => PaymentWay, { nullable: true }) payment!: string | null;
  @Field(() => DecimalScalar) standardFee!: Decimal;
  @Field(() => DecimalScalar, { nullable: true }) payFee!: Decimal | null;
  @Field(() => String, { nullable: true }) remark!: string | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
}

@ObjectType({ simpleResolvers: true })
export class OrderLine {
  @Field(() => Int) id!: number;
  @Field(() => Int) courseNum!: number;
  @Field(() => DecimalScalar) courseFee!: Decimal;
}

@ObjectType({ simpleResolvers: true })
export class Payment {
  @Field(() => Int) id!: number;
  @Field(() => String, { nullable: true }) accountNumber!: string | null;
  @Field(() => String) accountName!: string;
  @Field(() => String, { nullable: true }) openingBank!: string | null;
  @Field(() => GraphQLDate) payDate!: Date;
  @Field(() => DecimalScalar, { nullable: true }) amount!: Decimal | null;
}

@ObjectType({ simpleResolvers: true })
export class ProjectConnection {
  @Field(() => [Project]) nodes!: Project[];
}

@ObjectType({ simpleResolvers: true })
export class OrderConnection {
  @Field(() => [Order]) nodes!: Order[];
}
