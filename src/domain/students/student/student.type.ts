import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { byRealm, own } from '../../../read/rules.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { CouponGrantFilter, CouponGrantOrder, OrderFilter, OrderOrder } from '../../commerce/commerce.filter.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ContactStatus, Gender, Grade, StudentStatus, WechatSign } from '../../student-record/student.enums.js';
import { staffOnly } from '../../student-record/visibility.js';
import { CourseChangeFilter, CourseChangeOrder } from '../../studies/course-change/course-change.filter.js';
import { ReviewFilter, ReviewOrder } from '../../studies/review/review.filter.js';
import { CreditTransferFilter, CreditTransferOrder, EnrolmentFilter, EnrolmentOrder } from '../../studies/study.filter.js';
import { AgreementFilter, AgreementOrder } from '../agreement/agreement.filter.js';
import { profileComplete, ofWechat } from './student-column.js';
import { WantedCampus } from './wanted-campus.type.js';

@ObjectType({ description: 'A student of the summer school: staff see all, students themselves.', simpleResolvers: true })
@Readable({
  model: 'Student',
  visible: byRealm({ STAFF: true, STUDENT: own('id') }),
  tally: { model: 'StudentTally', columns: ['status'] },
})
export class Student {
  @Field(() => Int, { description: 'Unique among students: the user id of both old student apps.' })
  id!: number;

  @Field(() => Int, { description: 'The account they sign in with.' })
  accountId!: number;

  @Field(() => Boolean, { description: 'False: the account is shut out.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the student last signed in; null: never.' })
  @Reads(ofAccount('lastLoginAt'))
  lastLoginAt!: Date | null;

  @Field(() => StudentStatus, { description: 'How far the student has come.' })
  status!: StudentStatus;

  @Field(() => String, { nullable: true, description: 'The Chinese name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'First name in Latin letters.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name in Latin letters.' })
  lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'WeChat name.' })
  wechat!: string | null;

  @Field(() => WechatSign, { description: "The back office's mark on the WeChat contact." })
  wechatSign!: WechatSign;

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone!: string | null;

  @Field(() => Gender, { nullable: true, description: 'Gender.' })
  gender!: Gender | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth.' })
  birthDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the identity card or passport; unique among students.' })
  idNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The present university.' })
  cschool!: string | null;

  @Field(() => String, { nullable: true, description: 'Subject of study.' })
  major!: string | null;

  @Field(() => Grade, { nullable: true, description: 'The year of study.' })
  grade!: Grade | null;

  @Field(() => String, { nullable: true, description: 'Year of enrolment at the university.' })
  enrollmentYear!: string | null;

  @Field(() => String, { nullable: true, description: 'Year of graduation.' })
  graduateYear!: string | null;

  @Field(() => String, { nullable: true, description: 'Number at the university; unique among students.' })
  studentNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address at the university.' })
  schoolEmail!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Grade point average.' })
  gpa!: string | null;

  @Field(() => String, { nullable: true, description: 'Mother tongue.' })
  firstLanguage!: string | null;

  @Field(() => String, { nullable: true, description: 'IELTS scores.' })
  ieltsScores!: string | null;

  @Field(() => [String], { description: 'Names of the schools or countries the student wishes for.' })
  wantedSchools!: string[];

  @Relation({ type: WantedCampus, description: 'The campuses the student wishes for, in the order given.', along: true })
  wantedCampuses!: object[];

  @Field(() => Boolean, { description: 'Whether name, e-mail address, WeChat name, wanted schools and wanted campuses are all filled in.' })
  @Reads(profileComplete)
  profileComplete!: boolean;

  @Field(() => String, { nullable: true, description: 'Name on WeChat; null where WeChat did not tell.' })
  @Reads(ofWechat('nickname'))
  nickname!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the picture on WeChat; null where WeChat did not tell.' })
  @Reads(ofWechat('avatarUrl'))
  avatarUrl!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much the student is inclined to come, as the back office rates it; shown to staff only.',
  })
  @Reads({ visible: staffOnly })
  intention!: number | null;

  @Field(() => String, { nullable: true, description: 'The sales consultant, as given: a staff id, a user name or a free text.' })
  cc!: string | null;

  @Relation({ type: 'StaffContact', description: 'The sales consultant; null where there is none.' })
  consultant!: object | null;

  @Field(() => Boolean, { description: "The consultant's mark." })
  ccSign!: boolean;

  @Field(() => ContactStatus, { nullable: true, description: 'How the student stands with the consultant; null until there was one.' })
  contactStatus!: ContactStatus | null;

  @Field(() => String, { nullable: true, description: 'The student-service teacher, as given: a staff id, a user name or a free text.' })
  server!: string | null;

  @Relation({ type: 'StaffContact', description: 'The student-service teacher; null where there is none.' })
  adviser!: object | null;

  @Field(() => Boolean, { description: "The student-service teacher's mark." })
  serverSign!: boolean;

  @Field(() => String, { nullable: true, description: 'The emergency contact.' })
  contact!: string | null;

  @Field(() => String, { nullable: true, description: 'What the emergency contact is to the student.' })
  contactRelation!: string | null;

  @Field(() => String, { nullable: true, description: 'WeChat name of the emergency contact.' })
  contactWechat!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address of the emergency contact.' })
  contactEmail!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the picture of the identity card's front; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('cardImg1'))
  cardFrontUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the picture of the identity card's back; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('cardImg2'))
  cardBackUrl!: string | null;

  @Field(() => String, { nullable: true, description: `Address of the picture of the transcript; null where there is none. ${EXPIRES}` })
  @Reads(mediaUrl('transcriptImg'))
  transcriptUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether the study agreement has been signed.' })
  signed!: boolean;

  @Relation({ description: 'Where the transcript is posted; null until it is known.', along: true })
  mailingAddress!: object | null;

  @ListField({ description: "The student's orders.", filter: OrderFilter, orderBy: { enum: OrderOrder, default: OrderOrder.ID_DESC } })
  orders!: never;

  @ListField({
    description: "The student's courses.",
    filter: EnrolmentFilter,
    orderBy: { enum: EnrolmentOrder, default: EnrolmentOrder.ID_ASC },
  })
  enrolments!: never;

  @ListField({
    description: "The student's review plans.",
    filter: ReviewFilter,
    orderBy: { enum: ReviewOrder, default: ReviewOrder.ID_ASC },
  })
  reviews!: never;

  @ListField({
    description: "Notes on changes of the student's courses.",
    filter: CourseChangeFilter,
    orderBy: { enum: CourseChangeOrder, default: CourseChangeOrder.ID_ASC },
  })
  courseChanges!: never;

  @ListField({
    description: 'The study agreements the student has signed.',
    filter: AgreementFilter,
    orderBy: { enum: AgreementOrder, default: AgreementOrder.ID_ASC },
  })
  agreements!: never;

  @ListField({
    description: "The student's credit transfers, one for each project.",
    filter: CreditTransferFilter,
    orderBy: { enum: CreditTransferOrder, default: CreditTransferOrder.ID_ASC },
  })
  creditTransfers!: never;

  @ListField({
    description: "The student's coupons.",
    filter: CouponGrantFilter,
    orderBy: { enum: CouponGrantOrder, default: CouponGrantOrder.ID_ASC },
    relation: 'couponGrants',
  })
  coupons!: never;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
