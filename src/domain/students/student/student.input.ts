import { ArrayMaxSize, IsEmail, MaxLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Gender, Grade, WechatSign } from '../../student-record/student.enums.js';

@InputType({ description: "What students write in their own file, and staff in anybody's. What is left out stays; null empties a field." })
@Writable({ model: 'Student', changes: true })
export class UpdateStudentInput {
  @Column()
  name?: string | null;

  @Column()
  firstName?: string | null;

  @Column()
  lastName?: string | null;

  @Column()
  @IsEmail()
  email?: string | null;

  @Column()
  wechat?: string | null;

  @Column()
  phone?: string | null;

  @Column()
  gender?: Gender | null;

  @Column()
  birthDate?: Date | null;

  @Column()
  idNumber?: string | null;

  @Column()
  cschool?: string | null;

  @Column()
  major?: string | null;

  @Column()
  grade?: Grade | null;

  @Column()
  enrollmentYear?: string | null;

  @Column()
  graduateYear?: string | null;

  @Column()
  studentNumber?: string | null;

  @Column()
  @IsEmail()
  schoolEmail?: string | null;

  @Column({ description: 'Grade point average, 0 to 9999.99; rounded to two decimals.' })
  gpa?: string | null;

  @Column()
  firstLanguage?: string | null;

  @Column()
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

  @Column()
  contact?: string | null;

  @Column()
  contactRelation?: string | null;

  @Column()
  contactWechat?: string | null;

  @Column()
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

  @Column({ column: 'ccText', description: 'The sales consultant: a staff id, a user name, or any text. Staff only.' })
  cc?: string | null;

  @Column({ description: "The consultant's mark. Staff only." })
  ccSign?: boolean | null;

  @Column({ column: 'serverText', description: 'The student-service teacher: a staff id, a user name, or any text. Staff only.' })
  server?: string | null;

  @Column({ description: "The student-service teacher's mark. Staff only." })
  serverSign?: boolean | null;

  @Column({ description: 'How much the student is inclined to come. Staff only.' })
  intention?: number | null;

  @Column({ description: 'A mark on the WeChat contact. Staff only.' })
  wechatSign?: WechatSign | null;

  @Column()
  oldStudent?: string | null;

  @Column({ description: 'The promotion channel that the student came by; null: none. Staff only.' })
  channelId?: number | null;

  @Column({
    description:
      'Whether the study agreement has been signed, also without a picture of it here; the first time the student goes to SIGNED_AGREEMENT from before. From a student only true.',
  })
  signed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: a student without a consultant is given one (the newest recommender's, else the newest channel's sales person, else anybody active of the sales department) and goes to PERSONAL_FILE.",
  })
  openFile?: boolean | null;
}
