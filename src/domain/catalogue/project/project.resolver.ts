import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ProjectFilter, ProjectOrder } from './project.filter.js';
import { CreateProjectInput, UpdateProjectInput } from './project.input.js';
import { Project } from './project.type.js';

@Resolver()
export class ProjectResolver {
  @ListQuery(Project, {
    description: 'Projects; those taken off sale where `filter.active` asks for them.',
    filter: ProjectFilter,
    orderBy: { enum: ProjectOrder, default: ProjectOrder.ID_ASC },
  })
  projects!: never;

  @OneQuery(Project, { description: 'One project.' })
  project!: never;

  @Mutation(() => Project, { description: 'Makes a project. Staff only. Errors: RELATED_MISSING, FEE_REPEATED, AMOUNT_INVALID.' })
  async createProject(
    @Arg('input', () => CreateProjectInput, { description: 'What it is to be.' }) input: CreateProjectInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.projects.create(viewer, input));
  }

  @Mutation(() => Project, {
    description: 'Changes a project. Staff only. Errors: NOT_FOUND, RELATED_MISSING, FEE_REPEATED, AMOUNT_INVALID.',
  })
  async updateProject(
    @Arg('id', () => Int, { description: 'The project.' }) id: number,
    @Arg('input', () => UpdateProjectInput, { description: 'What is to change.' }) input: UpdateProjectInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.projects.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Takes a project off sale; orders and offerings keep it, and an update brings it back. Staff only. Errors: NOT_FOUND.',
  })
  async deleteProject(
    @Arg('id', () => Int, { description: 'The project.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.projects.delete(viewer, id);
    return true;
  }
}
