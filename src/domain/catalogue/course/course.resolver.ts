import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CourseFilter, CourseOrder } from './course.filter.js';
import { Course, CreateCourseInput, UpdateCourseInput } from './course.type.js';

@Resolver()
export class CourseResolver {
  @ListQuery(Course, {
    description: 'Courses of the catalogue; those taken out of it where `filter.active` asks for them.',
    filter: CourseFilter,
    orderBy: { enum: CourseOrder, default: CourseOrder.ID_ASC },
  })
  courses!: never;

  @OneQuery(Course, { description: 'One course.' })
  course!: never;

  @Mutation(() => Course, { description: 'Makes a course. Staff only. Errors: COURSE_CODE_TAKEN.' })
  async createCourse(
    @Arg('input', () => CreateCourseInput, { description: 'What it is to be.' }) input: CreateCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.courses.create(viewer, input));
  }

  @Mutation(() => Course, { description: 'Changes a course. Staff only. Errors: NOT_FOUND, COURSE_CODE_TAKEN.' })
  async updateCourse(
    @Arg('id', () => Int, { description: 'The course.' }) id: number,
    @Arg('input', () => UpdateCourseInput, { description: 'What is to change.' }) input: UpdateCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.courses.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Takes a course out of the catalogue; its offerings keep it, and an update brings it back. Staff only. Errors: NOT_FOUND.',
  })
  async deleteCourse(
    @Arg('id', () => Int, { description: 'The course.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.courses.delete(viewer, id);
    return true;
  }
}
