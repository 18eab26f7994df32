import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CampusType, CreateCampusTypeInput, UpdateCampusTypeInput } from './campus-type.type.js';
import { CampusFilter, CampusOrder, CampusTypeFilter, CampusTypeOrder } from './campus.filter.js';
import { Campus, CreateCampusInput, UpdateCampusInput } from './campus.type.js';

@Resolver()
export class CampusResolver {
  @ListQuery(CampusType, {
    description: 'Kinds of summer schools.',
    filter: CampusTypeFilter,
    orderBy: { enum: CampusTypeOrder, default: CampusTypeOrder.ID_ASC },
  })
  campusTypes!: never;

  @OneQuery(CampusType, { description: 'One kind of summer school.' })
  campusType!: never;

  @ListQuery(Campus, {
    description: 'Campuses; those taken out of the catalogue where `filter.active` asks for them.',
    filter: CampusFilter,
    orderBy: { enum: CampusOrder, default: CampusOrder.ID_ASC },
  })
  campuses!: never;

  @OneQuery(Campus, { description: 'One campus.' })
  campus!: never;

  @Mutation(() => CampusType, { description: 'Makes a kind of summer school. Staff only.' })
  async createCampusType(
    @Arg('input', () => CreateCampusTypeInput, { description: 'What it is to be.' }) input: CreateCampusTypeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.campuses.createType(viewer, input));
  }

  @Mutation(() => CampusType, { description: 'Changes a kind of summer school. Staff only. Errors: NOT_FOUND.' })
  async updateCampusType(
    @Arg('id', () => Int, { description: 'The campus type.' }) id: number,
    @Arg('input', () => UpdateCampusTypeInput, { description: 'What is to change.' }) input: UpdateCampusTypeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.campuses.updateType(viewer, id, input));
  }

  @Mutation(() => Campus, { description: 'Makes a campus. Staff only. Errors: CAMPUS_NAME_TAKEN, RELATED_MISSING.' })
  async createCampus(
    @Arg('input', () => CreateCampusInput, { description: 'What it is to be.' }) input: CreateCampusInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.campuses.create(viewer, input));
  }

  @Mutation(() => Campus, { description: 'Changes a campus. Staff only. Errors: NOT_FOUND, CAMPUS_NAME_TAKEN, RELATED_MISSING.' })
  async updateCampus(
    @Arg('id', () => Int, { description: 'The campus.' }) id: number,
    @Arg('input', () => UpdateCampusInput, { description: 'What is to change.' }) input: UpdateCampusInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.campuses.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Takes a campus out of the catalogue; its projects keep it, and an update brings it back. Staff only. Errors: NOT_FOUND.',
  })
  async deleteCampus(
    @Arg('id', () => Int, { description: 'The campus.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.campuses.delete(viewer, id);
    return true;
  }
}
