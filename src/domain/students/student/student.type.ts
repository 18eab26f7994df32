import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { byRealm, own } from '../../../read/rules.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { CouponGrantFilter, CouponGrantOrder, OrderFilter, OrderOrder } from '../../commerce/commerce.filter.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ContactStatus, Gender, Grade, StudentStatus, WechatSign } from '../../student-record/student.enums.js';
import { staffOnly } from '../../student-record/visibility.js';
import { CourseChangeFilter, CourseChangeOrder } from '../../studies/course-change/course-change.filter.js';
import { ReviewFilter, ReviewOrder } from '../../studies/review/review.filter.js';
import { CreditTransferFilter, CreditTransferOrder, EnrolmentFilter, EnrolmentOrder } from '../../studies/study.filter.js';
import { givenOrKey } from '../../values/given-or-key.js';
import { AgreementFilter, AgreementOrder } from '../agreement/agreement.filter.js';
import { StudentRemarkFilter, StudentRemarkOrder } from '../remark/student-remark.filter.js';
import { channelName, ofWechat, profileComplete } from './student-column.js';
import { WantedCampus } from './wanted-campus.type.js';

@ObjectType({ description: 'A student of the summer school: staff see all, students themselves.', simpleResolvers: true })
@Readable({
  model: 'Student',
  visible: byRealm({ STAFF: true, STUDENT: own('id') }),
  tally: { model: 'StudentTally', columns: ['status'] },
})
export class Student {
  @Column()
  id!: number;

  @Column()
  accountId!: number;

  @Field(() => Boolean, { description: 'False: the account is shut out.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the student last signed in; null: never.' })
  @Reads(ofAccount('lastLoginAt'))
  lastLoginAt!: Date | null;

  @Column()
  status!: StudentStatus;

  @Column()
  name!: string | null;

  @Column()
  firstName!: string | null;

  @Column()
  lastName!: string | null;

  @Column()
  email!: string | null;

  @Column()
  wechat!: string | null;

  @Column()
  wechatSign!: WechatSign;

  @Column()
  phone!: string | null;

  @Column()
  gender!: Gender | null;

  @Column()
  birthDate!: string | null;

  @Column()
  idNumber!: string | null;

  @Column()
  cschool!: string | null;

  @Column()
  major!: string | null;

  @Column()
  grade!: Grade | null;

  @Column()
  enrollmentYear!: string | null;

  @Column()
  graduateYear!: string | null;

  @Column()
  studentNumber!: string | null;

  @Column()
  schoolEmail!: string | null;

  @Column()
  gpa!: string | null;

  @Column()
  firstLanguage!: string | null;

  @Column()
  ieltsScores!: string | null;

  @Column()
  wantedSchools!: string[];

  @Relation({ type: WantedCampus, visibleWithParent: true })
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

  @Column()
  intention!: number | null;

  @Column()
  oldStudent!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the picture of the student's own QR code, which invites others; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('qrCode'))
  qrCodeUrl!: string | null;

  @Column()
  channelId!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of that channel, as it was written into the file or else the channel's own; shown to staff only.",
  })
  @Reads({ visible: staffOnly, ...channelName })
  channelName!: string | null;

  @Relation()
  channel!: object | null;

  @Column({ column: 'ccText' })
  @Reads(givenOrKey('ccText', 'ccStaffId'))
  cc!: string | null;

  @Relation({ type: 'StaffContact' })
  consultant!: object | null;

  @Column()
  ccSign!: boolean;

  @Column()
  contactStatus!: ContactStatus | null;

  @Column({ column: 'serverText' })
  @Reads(givenOrKey('serverText', 'serverStaffId'))
  server!: string | null;

  @Relation({ type: 'StaffContact' })
  adviser!: object | null;

  @Column()
  serverSign!: boolean;

  @Column()
  contact!: string | null;

  @Column()
  contactRelation!: string | null;

  @Column()
  contactWechat!: string | null;

  @Column()
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

  @Column()
  signed!: boolean;

  @Relation({ visibleWithParent: true })
  mailingAddress!: object | null;

  @ListField({ filter: OrderFilter, orderBy: { enum: OrderOrder, default: OrderOrder.ID_DESC } })
  orders!: never;

  @ListField({ filter: EnrolmentFilter, orderBy: { enum: EnrolmentOrder, default: EnrolmentOrder.ID_ASC } })
  enrolments!: never;

  @ListField({ filter: ReviewFilter, orderBy: { enum: ReviewOrder, default: ReviewOrder.ID_ASC } })
  reviews!: never;

  @ListField({ filter: CourseChangeFilter, orderBy: { enum: CourseChangeOrder, default: CourseChangeOrder.ID_ASC } })
  courseChanges!: never;

  @ListField({ filter: AgreementFilter, orderBy: { enum: AgreementOrder, default: AgreementOrder.ID_ASC } })
  agreements!: never;

  @ListField({ filter: CreditTransferFilter, orderBy: { enum: CreditTransferOrder, default: CreditTransferOrder.ID_ASC } })
  creditTransfers!: never;

  @ListField({ filter: CouponGrantFilter, orderBy: { enum: CouponGrantOrder, default: CouponGrantOrder.ID_ASC }, relation: 'couponGrants' })
  coupons!: never;

  @ListField({ filter: StudentRemarkFilter, orderBy: { enum: StudentRemarkOrder, default: StudentRemarkOrder.ID_DESC } })
  remarks!: never;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
