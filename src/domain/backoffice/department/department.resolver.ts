import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { DepartmentFilter, DepartmentOrder } from './department.filter.js';
import { CreateDepartmentInput, Department, UpdateDepartmentInput } from './department.type.js';

@Resolver()
export class DepartmentResolver {
  @ListQuery(Department, {
    description: 'Departments, disabled ones included. Staff only.',
    filter: DepartmentFilter,
    orderBy: { enum: DepartmentOrder, default: DepartmentOrder.ID_ASC },
  })
  departments!: never;

  @OneQuery(Department, { description: 'One department. Staff only.' })
  department!: never;

  @Mutation(() => Department, { description: 'Makes a department. Staff with the menu entry 部门管理.' })
  async createDepartment(
    @Arg('input', () => CreateDepartmentInput, { description: 'What it is to be.' }) input: CreateDepartmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.departments.create(viewer, input));
  }

  @Mutation(() => Department, { description: 'Changes a department. Staff with the menu entry 部门管理. Errors: NOT_FOUND.' })
  async updateDepartment(
    @Arg('id', () => Int, { description: 'The department.' }) id: number,
    @Arg('input', () => UpdateDepartmentInput, { description: 'What is to change.' }) input: UpdateDepartmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.departments.update(viewer, id, input));
  }
}
