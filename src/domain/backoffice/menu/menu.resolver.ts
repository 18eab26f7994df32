import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { MenuFilter, MenuOrder } from './menu.filter.js';
import { CreateMenuInput, Menu, UpdateMenuInput } from './menu.type.js';

@Resolver()
export class MenuResolver {
  @ListQuery(Menu, {
    description: 'Menu entries, the root included. Staff only.',
    filter: MenuFilter,
    orderBy: { enum: MenuOrder, default: MenuOrder.ID_ASC },
  })
  menus!: never;

  @OneQuery(Menu, { description: 'One menu entry. Staff only.' })
  menu!: never;

  @Query(() => Boolean, { description: "Whether a menu entry with exactly this url is granted to the viewer's role. Staff only." })
  mayVisit(
    @Arg('url', () => String, { description: "The entry's url." }) url: string,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    return services.menus.mayVisit(viewer, url);
  }

  @Mutation(() => Menu, { description: 'Makes a menu entry. Administrators only. Errors: RELATED_MISSING.' })
  async createMenu(
    @Arg('input', () => CreateMenuInput, { description: 'What it is to be.' }) input: CreateMenuInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.menus.create(viewer, input));
  }

  @Mutation(() => Menu, { description: 'Changes a menu entry. Administrators only. Errors: NOT_FOUND, MENU_IS_A_RIGHT.' })
  async updateMenu(
    @Arg('id', () => Int, { description: 'The menu entry.' }) id: number,
    @Arg('input', () => UpdateMenuInput, { description: 'What is to change.' }) input: UpdateMenuInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.menus.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a menu entry that has none below it, and takes it from every role. Administrators only. Errors: NOT_FOUND, MENU_IS_A_RIGHT, MENU_NOT_EMPTY.',
  })
  async deleteMenu(
    @Arg('id', () => Int, { description: 'The menu entry.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.menus.delete(viewer, id);
    return true;
  }
}
