import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ShopCourseFilter, ShopCourseOrder } from '../shop.filter.js';
import { AddShopUnitsInput, CreateShopCourseInput, ShopCourse, UpdateShopCourseInput, UpdateShopUnitInput } from './shop-course.type.js';

@Resolver()
export class ShopCourseResolver {
  @ListQuery(ShopCourse, {
    description: 'Courses of the shop: all for administrators, those they are enrolled in for shoppers.',
    filter: ShopCourseFilter,
    orderBy: { enum: ShopCourseOrder, default: ShopCourseOrder.ID_ASC },
  })
  shopCourses!: never;

  @OneQuery(ShopCourse, { description: 'One course of the shop.' })
  shopCourse!: never;

  @Mutation(() => ShopCourse, { description: 'Makes a course of the shop with its units. Administrators only.' })
  async createShopCourse(
    @Arg('input', () => CreateShopCourseInput, { description: 'What it is to be.' }) input: CreateShopCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCourses.create(viewer, input));
  }

  @Mutation(() => ShopCourse, { description: 'Changes a course of the shop. Administrators only. Errors: NOT_FOUND.' })
  async updateShopCourse(
    @Arg('id', () => Int, { description: 'The course.' }) id: number,
    @Arg('input', () => UpdateShopCourseInput, { description: 'What is to change.' }) input: UpdateShopCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCourses.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a course of which nothing was ever ordered. Administrators only. Errors: NOT_FOUND, SHOP_COURSE_ORDERED.',
  })
  async deleteShopCourse(
    @Arg('id', () => Int, { description: 'The course.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.shopCourses.delete(viewer, id);
    return true;
  }

  @Mutation(() => ShopCourse, {
    description: 'Adds units behind the last one of a course. Administrators only. Errors: NOT_FOUND, TOO_MANY_SHOP_UNITS.',
  })
  async addShopUnits(
    @Arg('courseId', () => Int, { description: 'The course.' }) courseId: number,
    @Arg('input', () => AddShopUnitsInput, { description: 'The units.' }) input: AddShopUnitsInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCourses.addUnits(viewer, courseId, input));
  }

  @Mutation(() => ShopCourse, { description: 'Changes a unit; answers its course. Administrators only. Errors: NOT_FOUND.' })
  async updateShopUnit(
    @Arg('id', () => Int, { description: 'The unit.' }) id: number,
    @Arg('input', () => UpdateShopUnitInput, { description: 'What is to change.' }) input: UpdateShopUnitInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCourses.updateUnit(viewer, id, input));
  }

  @Mutation(() => ShopCourse, {
    description:
      'Removes the last unit of a course; answers the course. Administrators only. Errors: NOT_FOUND, SHOP_UNIT_NOT_LAST, SHOP_UNIT_ORDERED.',
  })
  async removeShopUnit(
    @Arg('id', () => Int, { description: 'The unit.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCourses.removeUnit(viewer, id));
  }
}
