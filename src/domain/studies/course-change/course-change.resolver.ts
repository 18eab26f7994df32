import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CourseChangeFilter, CourseChangeOrder } from './course-change.filter.js';
import { CourseChange, CreateCourseChangeInput, UpdateCourseChangeInput } from './course-change.type.js';

@Resolver()
export class CourseChangeResolver {
  @ListQuery(CourseChange, {
    description: "Notes on changes of students' courses: all for staff, students their own.",
    filter: CourseChangeFilter,
    orderBy: { enum: CourseChangeOrder, default: CourseChangeOrder.ID_ASC },
  })
  courseChanges!: never;

  @OneQuery(CourseChange, { description: "One note on a change of a student's courses." })
  courseChange!: never;

  @Mutation(() => CourseChange, {
    description:
      "Notes a change of a student's courses, as made by the caller or whom they name; the courses stay as they are. Staff only. Errors: RELATED_MISSING.",
  })
  async createCourseChange(
    @Arg('input', () => CreateCourseChangeInput, { description: 'What was changed.' }) input: CreateCourseChangeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.courseChanges.create(viewer, input));
  }

  @Mutation(() => CourseChange, {
    description: "Changes a note on a change of a student's courses. Staff only. Errors: NOT_FOUND, RELATED_MISSING.",
  })
  async updateCourseChange(
    @Arg('id', () => Int, { description: 'The note.' }) id: number,
    @Arg('input', () => UpdateCourseChangeInput, { description: 'What is to change.' }) input: UpdateCourseChangeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.courseChanges.update(viewer, id, input));
  }
}
