import { ArrayMaxSize, IsEmail, MaxLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Gender, Grade, WechatSign } from '../../student-record/student.enums.js';

@InputType({ description: "What students write in their own file, and staff in anybody's. What is left out stays; null empties a field." })
export class UpdateStudentInput {
  @Field(() => String, { nullable: true, description: 'The Chinese name, at most 30 characters.' })
  @MaxLength(30)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'First name in Latin letters, at most 30 characters.' })
  @MaxLength(30)
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name in Latin letters, at most 30 characters.' })
  @MaxLength(30)
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 30 characters.' })
  @MaxLength(30)
  @IsEmail()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'WeChat name, at most 30 characters.' })
  @MaxLength(30)
  wechat?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number, at most 11 characters.' })
  @MaxLength(11)
  phone?: string | null;

  @Field(() => Gender, { nullable: true, description: 'Gender.' })
  gender?: Gender | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth.' })
  birthDate?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the identity card or passport, at most 30 characters; unique among students.',
  })
  @MaxLength(30)
  idNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The present university, at most 30 characters.' })
  @MaxLength(30)
  cschool?: string | null;

  @Field(() => String, { nullable: true, description: 'Subject of study, at most 30 characters.' })
  @MaxLength(30)
  major?: string | null;

  @Field(() => Grade, { nullable: true, description: 'The year of study.' })
  grade?: Grade | null;

  @Field(() => String, { nullable: true, description: 'Year of enrolment at the university, at most 30 characters.' })
  @MaxLength(30)
  enrollmentYear?: string | null;

  @Field(() => String, { nullable: true, description: 'Year of graduation, at most 30 characters.' })
  @MaxLength(30)
  graduateYear?: string | null;

  @Field(() => String, { nullable: true, description: 'Number at the university, at most 30 characters; unique among students.' })
  @MaxLength(30)
  studentNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address at the university, at most 30 characters.' })
  @MaxLength(30)
  @IsEmail()
  schoolEmail?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Grade point average, 0 to 9999.99; rounded to two decimals.' })
  gpa?: string | null;

  @Field(() => String, { nullable: true, description: 'Mother tongue, at most 60 characters.' })
  @MaxLength(60)
  firstLanguage?: string | null;

  @Field(() => String, { nullable: true, description: 'IELTS scores, at most 60 characters.' })
  @MaxLength(60)
  ieltsScores?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of the schools or countries the student wishes for, at most 100 of 100 characters; the list is replaced.',
  })
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  wantedSchools?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Ids of the campuses the student wishes for; the list is replaced, ids that are no campus are left out.',
  })
  @ArrayMaxSize(100)
  wantedCampusIds?: number[] | null;

  @Field(() => String, { nullable: true, description: 'The emergency contact, at most 60 characters.' })
  @MaxLength(60)
  contact?: string | null;

  @Field(() => String, { nullable: true, description: 'What the emergency contact is to the student, at most 60 characters.' })
  @MaxLength(60)
  contactRelation?: string | null;

  @Field(() => String, { nullable: true, description: 'WeChat name of the emergency contact, at most 60 characters.' })
  @MaxLength(60)
  contactWechat?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address of the emergency contact, at most 60 characters.' })
  @MaxLength(60)
  contactEmail?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Picture of the identity card's front: a picture as base64, with or without a data URL's head; null removes it.",
  })
  cardFront?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Picture of the identity card's back: a picture as base64, with or without a data URL's head; null removes it.",
  })
  cardBack?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Picture of the transcript: a picture as base64, with or without a data URL's head; null removes it.",
  })
  transcript?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The sales consultant: a staff id, a user name, or any text of at most 60 characters. Staff only.',
  })
  @MaxLength(60)
  cc?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The consultant's mark. Staff only." })
  ccSign?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The student-service teacher: a staff id, a user name, or any text of at most 60 characters. Staff only.',
  })
  @MaxLength(60)
  server?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The student-service teacher's mark. Staff only." })
  serverSign?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How much the student is inclined to come. Staff only.' })
  intention?: number | null;

  @Field(() => WechatSign, { nullable: true, description: 'A mark on the WeChat contact. Staff only.' })
  wechatSign?: WechatSign | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: a student without a consultant is given one (the newest recommender's, else the newest channel's sales person, else anybody active of the sales department) and goes to PERSONAL_FILE.",
  })
  openFile?: boolean | null;
}
