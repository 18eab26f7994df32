import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { EnrolmentFilter, EnrolmentOrder, StudentProjectFilter, StudentProjectOrder } from '../study.filter.js';
import { ChooseOfferingInput, EnterScoreInput, Enrolment } from './enrolment.type.js';
import { StudentProject } from './student-project.type.js';

@Resolver()
export class StudyResolver {
  @ListQuery(Enrolment, {
    description: 'Students in courses, with their scores: all for staff, students their own.',
    filter: EnrolmentFilter,
    orderBy: { enum: EnrolmentOrder, default: EnrolmentOrder.ID_ASC },
  })
  enrolments!: never;

  @OneQuery(Enrolment, { description: 'One student in one course.' })
  enrolment!: never;

  @ListQuery(StudentProject, {
    description: 'The projects in which the student who is signed in has ordered or takes courses; none for staff.',
    filter: StudentProjectFilter,
    orderBy: { enum: StudentProjectOrder, default: StudentProjectOrder.ID_ASC },
  })
  myProjects!: never;

  @Query(() => StudentProject, {
    nullable: true,
    description:
      'How the student who is signed in stands with a project; null where the student has neither ordered it nor takes a course in it.',
  })
  myProject(
    @Arg('projectId', () => Int, { description: 'The project.' }) projectId: number,
    @Ctx() { read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return read.one(info, { id: projectId });
  }

  @Mutation(() => Enrolment, {
    description:
      'The student who is signed in takes a course that is paid for. Errors: RELATED_MISSING, ORDER_MISSING, ORDER_NOT_PAID, OFFERING_CHOSEN, OFFERING_NOT_OF_PROJECT, CHOICES_USED_UP, OFFERING_FULL.',
  })
  async chooseOffering(
    @Arg('input', () => ChooseOfferingInput, { description: 'The course.' }) input: ChooseOfferingInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.choices.choose(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      "Stores the photo that proves the home school's approval of a course that the student who is signed in has chosen; a new one takes its place. Errors: NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED, NOT_FOUND, OFFERING_NOT_CHOSEN.",
  })
  async uploadConfirmPhoto(
    @Arg('offeringId', () => Int, { description: 'The course.' }) offeringId: number,
    @Arg('image', () => String, { description: "The photo as base64, with or without a data URL's head; at most 10 MiB." }) image: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.choices.uploadConfirmPhoto(viewer, offeringId, image));
  }

  @Mutation(() => Enrolment, {
    description:
      'Enters a score, a grade or both; once both are there the score waits for the student’s confirmation. Staff only. Errors: NOT_FOUND.',
  })
  async enterScore(
    @Arg('enrolmentId', () => Int, { description: 'The student in the course.' }) enrolmentId: number,
    @Arg('input', () => EnterScoreInput, { description: 'Score and grade.' }) input: EnterScoreInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.scores.enter(viewer, enrolmentId, input));
  }
}
