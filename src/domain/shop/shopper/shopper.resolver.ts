import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ShopperFilter, ShopperOrder } from '../shop.filter.js';
import { CreateShopperInput, Shopper, UpdateShopperInput } from './shopper.type.js';

@Resolver()
export class ShopperResolver {
  @ListQuery(Shopper, {
    description: 'Customers of the shop: all for administrators, themselves for shoppers.',
    filter: ShopperFilter,
    orderBy: { enum: ShopperOrder, default: ShopperOrder.ID_ASC },
  })
  shoppers!: never;

  @OneQuery(Shopper, { description: 'One customer of the shop.' })
  shopper!: never;

  @Mutation(() => Shopper, {
    description: 'Makes a shopper with an account and an invite code. Administrators only. Errors: USERNAME_TAKEN, RELATED_MISSING.',
  })
  async createShopper(
    @Arg('input', () => CreateShopperInput, { description: 'What it is to be.' }) input: CreateShopperInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shoppers.create(viewer, input));
  }

  @Mutation(() => Shopper, { description: 'Changes a shopper. Administrators only. Errors: NOT_FOUND.' })
  async updateShopper(
    @Arg('id', () => Int, { description: 'The shopper.' }) id: number,
    @Arg('input', () => UpdateShopperInput, { description: 'What is to change.' }) input: UpdateShopperInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shoppers.update(viewer, id, input));
  }

  @Mutation(() => Shopper, {
    description: 'Marks a shopper as staff of the shop, or takes the mark away. Administrators only. Errors: NOT_FOUND.',
  })
  async setShopperStaff(
    @Arg('id', () => Int, { description: 'The shopper.' }) id: number,
    @Arg('staff', () => Boolean, { description: 'Whether the shopper is staff of the shop.' }) staff: boolean,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shoppers.setStaff(viewer, id, staff));
  }

  @Mutation(() => Shopper, {
    description:
      'Enrols a shopper in a course of the shop; again: changes nothing. Administrators only. Errors: NOT_FOUND, RELATED_MISSING.',
  })
  async enrolShopper(
    @Arg('id', () => Int, { description: 'The shopper.' }) id: number,
    @Arg('courseId', () => Int, { description: 'The course.' }) courseId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shoppers.enrol(viewer, id, courseId));
  }

  @Mutation(() => Shopper, {
    description: 'Takes a shopper out of a course of the shop; orders stay. Administrators only. Errors: NOT_FOUND.',
  })
  async unenrolShopper(
    @Arg('id', () => Int, { description: 'The shopper.' }) id: number,
    @Arg('courseId', () => Int, { description: 'The course.' }) courseId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shoppers.unenrol(viewer, id, courseId));
  }
}
