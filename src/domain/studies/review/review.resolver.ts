import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import { objectNamed } from '../../../read/declare/types-by-name.js';
import type { Context } from '../../context.js';
import { ReviewCourse } from '../review-course/review-course.type.js';
import { ReviewCourseFilter, ReviewCourseOrder, ReviewFilter, ReviewOrder } from './review.filter.js';
import {
  CreateReviewInput,
  PlanReviewInput,
  StudentCourseInput,
  UpdateReviewCourseInput,
  UpdateReviewInput,
  UploadCertificateInput,
} from './review.input.js';
import { Review } from './review.type.js';

@Resolver()
export class ReviewResolver {
  @ListQuery(Review, {
    description: 'Review plans: all for staff, students their own.',
    filter: ReviewFilter,
    orderBy: { enum: ReviewOrder, default: ReviewOrder.ID_ASC },
  })
  reviews!: never;

  @OneQuery(Review, { description: 'One review plan.' })
  review!: never;

  @ListQuery(ReviewCourse, {
    description: 'Courses of review plans: all for staff, students those of their own plans.',
    filter: ReviewCourseFilter,
    orderBy: { enum: ReviewCourseOrder, default: ReviewCourseOrder.ID_ASC },
  })
  reviewCourses!: never;

  @OneQuery(ReviewCourse, { description: 'One course of a review plan.' })
  reviewCourse!: never;

  @Mutation(() => Review, { description: 'Makes a review plan without courses. Staff only. Errors: RELATED_MISSING.' })
  async createReview(
    @Arg('input', () => CreateReviewInput, { description: 'What it is to be.' }) input: CreateReviewInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviews.create(viewer, input));
  }

  @Mutation(() => Review, { description: 'Changes a review plan. Staff only. Errors: NOT_FOUND, RELATED_MISSING.' })
  async updateReview(
    @Arg('id', () => Int, { description: 'The review plan.' }) id: number,
    @Arg('input', () => UpdateReviewInput, { description: 'What is to change.' }) input: UpdateReviewInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviews.update(viewer, id, input));
  }

  @Mutation(() => Review, {
    description:
      "Makes a review plan with its courses, which wait for the student's proofs; the caller is its teacher. The student goes to TO_CHOOSE_COURSE. Staff only. Errors: RELATED_MISSING.",
  })
  async planReview(
    @Arg('input', () => PlanReviewInput, { description: 'The student and the courses.' }) input: PlanReviewInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviews.plan(viewer, input));
  }

  @Mutation(() => ReviewCourse, {
    description:
      'Changes a course of a review plan; the status of the student stays. Staff only. Errors: NOT_FOUND, RELATED_MISSING, STATUS_UNCLEAR.',
  })
  async updateReviewCourse(
    @Arg('id', () => Int, { description: 'The course of a review plan.' }) id: number,
    @Arg('input', () => UpdateReviewCourseInput, { description: 'What is to change.' }) input: UpdateReviewCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviewCourses.update(viewer, id, input));
  }

  @Mutation(() => objectNamed('Student'), {
    description:
      'The student who is signed in proves that a course was reviewed: every one of their review courses with this code and name gets the proof and waits for the decision; the student goes to UPLOAD_CONFIRM. Errors: REVIEW_COURSE_UNKNOWN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async uploadCertificate(
    @Arg('input', () => UploadCertificateInput, { description: 'The course and the proof.' }) input: UploadCertificateInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviewCourses.uploadCertificate(viewer, input));
  }

  @Mutation(() => objectNamed('Student'), {
    description:
      'Accepts the review of a course: all review courses of the student with this code. When none of any code waits any more, the student goes to PICKUP_COURSE. Staff only. Errors: REVIEW_COURSE_UNKNOWN.',
  })
  async acceptReviewCourse(
    @Arg('input', () => StudentCourseInput, { description: 'The student and the course.' }) input: StudentCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviewCourses.accept(viewer, input));
  }

  @Mutation(() => objectNamed('Student'), {
    description:
      'Rejects the review of a course: all review courses of the student with this code. The status of the student stays. Staff only. Errors: REVIEW_COURSE_UNKNOWN.',
  })
  async rejectReviewCourse(
    @Arg('input', () => StudentCourseInput, { description: 'The student and the course.' }) input: StudentCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.reviewCourses.reject(viewer, input));
  }
}
