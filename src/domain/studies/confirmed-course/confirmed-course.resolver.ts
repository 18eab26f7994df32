import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { objectNamed } from '../../../read/declare/types-by-name.js';
import type { Context } from '../../context.js';
import { CourseChange } from '../course-change/course-change.type.js';
import { Enrolment } from '../enrolment/enrolment.type.js';
import { StudentCourseInput } from '../review/review.input.js';
import {
  CreateEnrolmentInput,
  EnrolStudentInput,
  OwnCourseInput,
  RecordTranscriptInput,
  RemoveEnrolmentsInput,
  UpdateEnrolmentInput,
  UploadConversionInput,
} from './confirmed-course.input.js';

@Resolver()
export class ConfirmedCourseResolver {
  @Mutation(() => Enrolment, {
    description:
      "Enrols a student in a project's course and notes the change; the status of the student stays. Staff only. Errors: RELATED_MISSING, COURSE_NOT_OFFERED.",
  })
  async enrolStudent(
    @Arg('input', () => EnrolStudentInput, { description: 'The student and the course.' }) input: EnrolStudentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.confirmedCourses.enrol(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      'Makes an enrolment as it is to stand, in whatever offering; the status of the student stays. Staff only. Errors: RELATED_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE.',
  })
  async createEnrolment(
    @Arg('input', () => CreateEnrolmentInput, { description: 'What it is to be.' }) input: CreateEnrolmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.confirmedCourses.create(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      'Changes an enrolment; the status of the student stays. Staff only. Errors: NOT_FOUND, RELATED_MISSING, STATUS_UNCLEAR, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE.',
  })
  async updateEnrolment(
    @Arg('id', () => Int, { description: 'The enrolment.' }) id: number,
    @Arg('input', () => UpdateEnrolmentInput, { description: 'What is to change.' }) input: UpdateEnrolmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.confirmedCourses.update(viewer, id, input));
  }

  @Mutation(() => CourseChange, {
    description:
      'Takes a course from a student: all enrolments with this code. Answers the note on the change. Staff only. Errors: ENROLMENT_UNKNOWN.',
  })
  async removeEnrolments(
    @Arg('input', () => RemoveEnrolmentsInput, { description: 'The student and the course.' }) input: RemoveEnrolmentsInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.confirmedCourses.remove(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      "Records score and grade, courier's number and date, or both, in all of a student's enrolments with a code; answers the first of them. A whole pair moves the score to SCORE_WAIT, the conversion to SENT; the last course takes the student to AFTER_SCORE, to POSTING. Staff only. Errors: ENROLMENT_UNKNOWN.",
  })
  async recordTranscript(
    @Arg('input', () => RecordTranscriptInput, { description: 'The course, and what is known of its transcript.' })
    input: RecordTranscriptInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.conversions.recordTranscript(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      'The student who is signed in confirms the score of a course: of all their enrolments with this code and name; answers the first of them. A conversion that has not begun stands at NO_SEND then. Errors: ENROLMENT_UNKNOWN.',
  })
  async confirmScore(
    @Arg('input', () => OwnCourseInput, { description: 'The course.' }) input: OwnCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.conversions.confirmScore(viewer, input));
  }

  @Mutation(() => Enrolment, {
    description:
      'The student who is signed in proves that the credits of a course are being converted: all their enrolments with this code and name get the proof and wait for the decision; answers the first of them. Errors: ENROLMENT_UNKNOWN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async uploadConversion(
    @Arg('input', () => UploadConversionInput, { description: 'The course and the proof.' }) input: UploadConversionInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.conversions.upload(viewer, input));
  }

  @Mutation(() => objectNamed('Student'), {
    description:
      "Accepts the conversion of a course's credits: of all of the student's enrolments with this code. When none of any code waits any more, the student goes to SWITCHED_COURSE. Staff only. Errors: ENROLMENT_UNKNOWN.",
  })
  async acceptConversion(
    @Arg('input', () => StudentCourseInput, { description: 'The student and the course.' }) input: StudentCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.conversions.accept(viewer, input));
  }

  @Mutation(() => objectNamed('Student'), {
    description:
      "Rejects the conversion of a course's credits: of all of the student's enrolments with this code. The status of the student stays. Staff only. Errors: ENROLMENT_UNKNOWN.",
  })
  async rejectConversion(
    @Arg('input', () => StudentCourseInput, { description: 'The student and the course.' }) input: StudentCourseInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.conversions.reject(viewer, input));
  }
}
