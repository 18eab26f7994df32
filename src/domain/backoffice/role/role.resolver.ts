import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { RoleFilter, RoleOrder } from './role.filter.js';
import { CreateRoleInput, Role, UpdateRoleInput } from './role.type.js';

@Resolver()
export class RoleResolver {
  @ListQuery(Role, {
    description: 'Roles, disabled ones included. Staff only.',
    filter: RoleFilter,
    orderBy: { enum: RoleOrder, default: RoleOrder.ID_ASC },
  })
  roles!: never;

  @OneQuery(Role, { description: 'One role. Staff only.' })
  role!: never;

  @Mutation(() => Role, { description: 'Makes a role. Staff with the menu entry 角色管理; one of administrators: administrators with it.' })
  async createRole(
    @Arg('input', () => CreateRoleInput, { description: 'What it is to be.' }) input: CreateRoleInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.roles.create(viewer, input));
  }

  @Mutation(() => Role, {
    description:
      'Changes a role. Staff with the menu entry 角色管理; one of administrators: administrators with it. Errors: NOT_FOUND, RIGHT_BEYOND_OWN.',
  })
  async updateRole(
    @Arg('id', () => Int, { description: 'The role.' }) id: number,
    @Arg('input', () => UpdateRoleInput, { description: 'What is to change.' }) input: UpdateRoleInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.roles.update(viewer, id, input));
  }

  @Mutation(() => Role, {
    description:
      'Replaces what a role is granted as a whole; parents that are left out are granted with their children. Staff with the menu entry 角色管理; a role of administrators: administrators with it. Nobody else adds a right that they lack, nor anything to their own role. Errors: RELATED_MISSING, RIGHT_BEYOND_OWN.',
  })
  async setRolePrivileges(
    @Arg('roleId', () => Int, { description: 'The role.' }) roleId: number,
    @Arg('menuIds', () => [Int], { description: 'The menu entries; none removes all.' }) menuIds: number[],
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.roles.setPrivileges(viewer, roleId, menuIds));
  }
}
