import type { PrismaClient } from '../../src/generated/prisma/client.js';
import { byClass, type ViewerClass } from './viewers.js';

/**
 * The independent truth about rows: what each class of viewers may see, told in Prisma's words and derived from
 * DESIGN.md and the contracts, not from the rules in the code. A readable type without an entry here fails the guard.
 */
export interface Who {
  readonly accountId: number;
  readonly profileId: number;
  readonly sessionId: string;
}

/** A Prisma `where`; `all` and `none` say it for every row. */
export type Rows = 'all' | 'none' | ((who: Who, prisma: PrismaClient) => object | Promise<object>);

export interface Expectation {
  /** Prisma's delegate. */
  readonly model: string;
  readonly rows: Readonly<Record<ViewerClass, Rows>>;
  /** Rows that exist for nobody. */
  readonly exist?: object;
  /** Of the rows that are seen, those that a list has whose filter does not ask: a column, and its value. */
  readonly listed?: Readonly<Record<string, boolean>>;
  /** Rows that are shown besides, but only together with a row that the viewer may see: never in a list or by their id. */
  readonly along?: Readonly<Record<ViewerClass, Rows>>;
}

type Rules = Parameters<typeof byClass<Rows>>[0];

const rows = (model: string, rules: Rules, exist?: object): Expectation => ({
  model,
  rows: byClass<Rows>(rules, 'none'),
  ...(exist === undefined ? {} : { exist }),
});

/** What `delete…` took away is in lists where their filter asks for it. */
const kept = (of: Expectation): Expectation => ({ ...of, listed: { active: true } });

const along = (of: Expectation, rules: Rules): Expectation => ({ ...of, along: byClass<Rows>(rules, 'none') });

const ownProfile = (who: Who): object => ({ id: who.profileId });
const ownShopThing = (who: Who): object => ({ shopperId: who.profileId });
const inCatalogue = (): object => ({ active: true });

/** contract: summer-student, `auth: any`; summer-crm, "records that belong to no student (catalogue) are open to both". */
const CATALOGUE: Rules = { allStaff: 'all', others: inCatalogue };
/** The back office is for staff ("reading them needs any staff token"). */
const STAFF_ONLY: Rules = { allStaff: 'all' };
/** "shop … = staff whose role is administrator"; contract: course-agent, user_id_rule: "the acting user is always the token's". */
const SHOP: Rules = { administrator: 'all', shopper: ownShopThing };

const ownStudy = (who: Who): object => ({ studentId: who.profileId });
const ofOwnOrder = (who: Who): object => ({ order: ownStudy(who) });
/** "a student only ever reads … their own"; contract: summer-crm, auth.rules and part 2, decisions; summer-student, `auth: student`. */
const STUDENTS_OWN: Rules = { allStaff: 'all', student: ownStudy };
const OF_OWN_ORDER: Rules = { allStaff: 'all', student: ofOwnOrder };
/** What was taken out of a cart is not shown (contract: summer-crm.shopping-chart.list). */
const IN_SIGHT = { status: { not: 'DELETED' } };
/**
 * Projects that a student has ordered or in the cart, takes or plans a course in or transfers credits from; off sale or not,
 * with campus and fees.
 */
const ownProject = (who: Who): object => ({
  OR: [
    { orderLines: { some: ofOwnOrder(who) } },
    { offerings: { some: { enrolments: { some: ownStudy(who) } } } },
    { creditTransfers: { some: ownStudy(who) } },
    { reviewCourses: { some: { review: ownStudy(who) } } },
    { cartLines: { some: { ...ownStudy(who), ...IN_SIGHT } } },
    { adjustments: { some: ofOwnOrder(who) } },
  ],
});

/** A pupil's own school, whatever its status. */
const ownSchool = (who: Who): object => ({ pupils: { some: { id: who.profileId } } });
const memberOf = (who: Who): object => ({ memberships: { some: { teacherId: who.profileId } } });
const fanOf = (who: Who): object => ({ following: { some: { teacherId: who.profileId } } });
const NOT_DELETED = { deletedAt: null };

const inOwnGroup = (who: Who): object => ({ memberships: { some: { memberId: who.profileId } } });

export const EXPECTED: Readonly<Record<string, Expectation>> = {
  // accounts
  Account: rows('account', {
    administrator: 'all',
    staff: (who) => ({ id: who.accountId }),
    logReader: (who) => ({ id: who.accountId }),
    others: (who) => ({ id: who.accountId }),
  }),
  OpenSession: rows(
    'session',
    { allStaff: (who) => ({ accountId: who.accountId }), others: (who) => ({ accountId: who.accountId }) },
    { endedAt: null, expiresAt: { gt: new Date() } },
  ),
  AuditEvent: rows('auditEvent', { administrator: 'all', logReader: 'all' }),
  Job: rows('job', { administrator: 'all' }),

  // back office
  Department: rows('department', STAFF_ONLY),
  Role: rows('role', STAFF_ONLY),
  Menu: rows('menu', STAFF_ONLY),
  Staff: rows('staff', STAFF_ONLY),
  // contract: summer-student.user.sales-man: the assigned one, else any of the sales men; the adviser is shown by summer-crm.student.get.
  // summer-crm.review.*, change-record.*: with a plan or a change goes whoever made it.
  StaffContact: along(
    rows('staff', {
      allStaff: 'all',
      student: (who) => ({
        OR: [
          { department: { name: '销售部' }, account: { active: true } },
          { consultedStudents: { some: { id: who.profileId } } },
          { advisedStudents: { some: { id: who.profileId } } },
        ],
      }),
    }),
    { student: (who) => ({ OR: [{ reviews: { some: ownStudy(who) } }, { courseChanges: { some: ownStudy(who) } }] }) },
  ),

  // catalogue
  CampusType: rows('campusType', { allStaff: 'all', others: 'all' }),
  // shape Project: the campus of a project is always answered
  Campus: along(kept(rows('campus', CATALOGUE)), {
    others: () => ({ projects: { some: inCatalogue() } }),
    student: (who) => ({ projects: { some: { OR: [inCatalogue(), ownProject(who)] } } }),
  }),
  Project: along(kept(rows('project', CATALOGUE)), { student: ownProject }),
  // A fee is shown with its project only.
  ProjectFee: rows('projectFee', {
    allStaff: 'all',
    others: () => ({ project: inCatalogue() }),
    student: (who) => ({ project: { OR: [inCatalogue(), ownProject(who)] } }),
  }),
  // summer-crm.review-course.by-student: the planned course is named, whatever became of it
  Course: along(kept(rows('course', CATALOGUE)), { student: (who) => ({ reviewCourses: { some: { review: ownStudy(who) } } }) }),
  // contract: summer-crm.campus.all, project.all, course.all: ids and names of all, also of what was taken out
  CampusOption: rows('campus', { allStaff: 'all', others: 'all' }),
  ProjectOption: rows('project', { allStaff: 'all', others: 'all' }),
  CourseOption: rows('course', { allStaff: 'all', others: 'all' }),
  Offering: along(kept(rows('offering', CATALOGUE)), { student: (who) => ({ enrolments: { some: ownStudy(who) } }) }),

  // students
  Student: rows('student', { allStaff: 'all', student: ownProfile }),
  StudentRemark: rows('studentRemark', STAFF_ONLY),
  MailingAddress: rows('mailingAddress', STUDENTS_OWN),
  WantedCampus: rows('wantedCampus', STUDENTS_OWN),
  Agreement: rows('agreement', STUDENTS_OWN),
  // contract: summer-crm.channel-record.list, `auth: staff`
  Channel: rows('channel', STAFF_ONLY),
  // contract: summer-crm.channel-record.create: students note by which channel they came
  ChannelRecord: rows('channelRecord', STUDENTS_OWN),
  // contract: summer-crm.record.recommend-list: whom the caller brought, once it counts, and who brought the caller
  Recommendation: rows('recommendation', {
    allStaff: 'all',
    student: (who) => ({ OR: [{ inviterId: who.profileId, effective: true }, { inviteeId: who.profileId }] }),
  }),

  // studies
  Enrolment: rows('enrolment', STUDENTS_OWN),
  CreditTransfer: rows('creditTransfer', STUDENTS_OWN),
  // contract: summer-student, auth.levels.student: staff have no student data of their own
  StudentProject: rows('project', {
    allStaff: () => ({ id: -1 }),
    student: (who) => ({
      OR: [{ orderLines: { some: ofOwnOrder(who) } }, { offerings: { some: { enrolments: { some: ownStudy(who) } } } }],
    }),
  }),

  Review: rows('review', STUDENTS_OWN),
  ReviewCourse: rows('reviewCourse', { allStaff: 'all', student: (who) => ({ review: ownStudy(who) }) }),
  CourseChange: rows('courseChange', STUDENTS_OWN),

  // commerce
  CartLine: rows('cartLine', STUDENTS_OWN, IN_SIGHT),
  Adjustment: rows('adjustment', OF_OWN_ORDER),
  Order: rows('order', STUDENTS_OWN),
  OrderLine: rows('orderLine', OF_OWN_ORDER),
  OrderRevision: rows('orderRevision', OF_OWN_ORDER),
  OrderRevisionLine: rows('orderRevisionLine', { allStaff: 'all', student: (who) => ({ revision: ofOwnOrder(who) }) }),
  Payment: rows('payment', OF_OWN_ORDER),
  PaymentAccount: rows('paymentAccount', { allStaff: 'all', student: 'all' }),
  Coupon: rows('coupon', { allStaff: 'all', student: (who) => ({ grants: { some: ownStudy(who) } }) }),
  CouponGrant: rows('couponGrant', STUDENTS_OWN),

  // messaging: contract: summer-crm.message.*, common.context
  StudentMessage: rows('studentMessage', STUDENTS_OWN),
  // whoever complained, where somebody is known to have
  Complaint: rows('complaint', STUDENTS_OWN),
  Notice: rows('notice', { allStaff: 'all', student: 'all' }),

  // schools: contract: school, every endpoint's rules
  School: rows('school', { allStaff: 'all', teacher: memberOf, pupil: (who) => ({ status: 'APPROVED', ...ownSchool(who) }) }, NOT_DELETED),
  // shape SchoolBrief: with the fan list and the pupil's own school
  SchoolBrief: rows(
    'school',
    { allStaff: 'all', teacher: (who) => ({ OR: [memberOf(who), { pupils: { some: fanOf(who) } }] }), pupil: ownSchool },
    NOT_DELETED,
  ),
  // school.member.list: owner only; school.me.teachers
  Teacher: rows('teacher', {
    allStaff: 'all',
    teacher: (who) => ({ OR: [{ id: who.profileId }, { memberships: { some: { school: { ownerId: who.profileId, ...NOT_DELETED } } } }] }),
    pupil: (who) => ({ OR: [{ memberships: { some: { school: ownSchool(who) } } }, { followers: { some: { pupilId: who.profileId } } }] }),
  }),
  SchoolMembership: rows('schoolMembership', {
    allStaff: 'all',
    teacher: (who) => ({ OR: [{ teacherId: who.profileId }, { school: { ownerId: who.profileId } }] }),
    pupil: (who) => ({ school: ownSchool(who) }),
  }),
  // school.student.list: every member; school.fan.list
  Pupil: rows(
    'pupil',
    { allStaff: 'all', teacher: (who) => ({ OR: [{ school: memberOf(who) }, fanOf(who)] }), pupil: ownProfile },
    NOT_DELETED,
  ),
  Follow: rows(
    'follow',
    { allStaff: 'all', teacher: (who) => ({ teacherId: who.profileId }), pupil: (who) => ({ pupilId: who.profileId }) },
    { pupil: NOT_DELETED },
  ),

  // shop
  Shopper: rows('shopper', { administrator: 'all', shopper: ownProfile }),
  ShopCourse: rows('shopCourse', { administrator: 'all', shopper: (who) => ({ enrolments: { some: { shopperId: who.profileId } } }) }),
  // course-agent.course.units: of one's courses; course-agent.order.detail: also those that one ordered
  ShopUnit: rows('shopUnit', {
    administrator: 'all',
    shopper: async (who, prisma) => {
      const orders = await prisma.shopOrder.findMany({ where: ownShopThing(who) });
      const ordered = orders.map(({ courseId, startUnit, endUnit }) => ({ courseId, number: { gte: startUnit, lte: endUnit } }));
      return { OR: [{ course: { enrolments: { some: ownShopThing(who) } } }, ...ordered] };
    },
  }),
  ShopOrder: rows('shopOrder', SHOP),
  Income: rows('income', SHOP),
  Withdrawal: rows('withdrawal', SHOP),
  ShopCoupon: rows('shopCoupon', SHOP),

  // contract: miniapp.user.info: 管理员 see everybody, all others themselves
  Member: rows('member', { allStaff: 'all', member: ownProfile, memberAdmin: 'all' }),

  // roll calls: what belongs to a group is for who belongs to it; staff and 管理员 see all
  RollCallGroup: rows('rollCallGroup', { allStaff: 'all', memberAdmin: 'all', member: inOwnGroup }),
  RollCallGroupMember: rows('rollCallGroupMember', { allStaff: 'all', memberAdmin: 'all', member: (who) => ({ group: inOwnGroup(who) }) }),
  RollCallGroupRequest: rows('rollCallGroupRequest', {
    allStaff: 'all',
    memberAdmin: 'all',
    member: (who) => ({ memberId: who.profileId }),
  }),
  Meeting: rows('meeting', { allStaff: 'all', memberAdmin: 'all', member: (who) => ({ group: inOwnGroup(who) }) }),
  MeetingParticipant: rows('meetingParticipant', {
    allStaff: 'all',
    memberAdmin: 'all',
    member: (who) => ({ meeting: { group: inOwnGroup(who) } }),
  }),
  RollCall: rows('rollCall', { allStaff: 'all', memberAdmin: 'all', member: (who) => ({ meeting: { group: inOwnGroup(who) } }) }),
  RollCallAttendance: rows('rollCallAttendance', {
    allStaff: 'all',
    memberAdmin: 'all',
    member: (who) => ({ rollCall: { meeting: { group: inOwnGroup(who) } } }),
  }),
};

/** Object types that are no rows of a table: what they carry and why nobody learns from them what is not theirs. */
export const NO_ROWS: Readonly<Record<string, string>> = {
  Viewer: 'Who is asking, and nobody else; its profile fields are readable types.',
  LineLogin: 'The answer to a sign-in by LINE: a Session for each account of whose owner LINE says that it is this person.',
  Session: 'The answer to a sign-in: the token just made, for whoever proved to be its owner.',
  RenewedToken: 'A fresh token for the session that the request was made with.',
  PupilPassword: 'The answer to a password being drawn, for whoever had it drawn.',
  ChatDelivery: 'Messages to the viewer; lent by accountId (writes: claimChatMessages).',
  ChatMessage: 'In a ChatDelivery only.',
  ChatUser: 'The sender in a ChatMessage only.',
  SystemNotice: 'In a ChatDelivery only.',
  PageInfo: 'Where a page stands.',
  GlobalEnum: 'An enum of the schema.',
  GlobalEnumValue: 'A value of an enum.',
};

/** Fields that a viewer who sees the row may still not read: which classes read them. All others get null. */
export const GUARDED_FIELDS: Readonly<Record<string, readonly ViewerClass[]>> = {
  // contract: school.me.school answers a SchoolBrief; reasons are for the school's teachers
  'School.rejectReason': ['administrator', 'staff', 'logReader', 'teacher'],
  // how many others hold the coupon
  'Coupon.grantedNum': ['administrator', 'staff', 'logReader'],
  // by which LINE account one signs in is one's own
  'Teacher.lineId': ['administrator', 'staff', 'logReader', 'teacher'],
  'Pupil.lineId': ['administrator', 'staff', 'logReader', 'pupil'],
  // summer-crm's rating of a student; no student endpoint shows it
  // names of channels are the back office's, as channels are
  'Student.channelName': ['administrator', 'staff', 'logReader'],
  // what the back office notes for itself
  'CouponGrant.remark': ['administrator', 'staff', 'logReader'],
  'Notice.extra1': ['administrator', 'staff', 'logReader'],
  'Notice.extra2': ['administrator', 'staff', 'logReader'],
  'Notice.extra3': ['administrator', 'staff', 'logReader'],
};

/** Columns with what is private in them: no value of a row that a viewer may not see reaches them, by whatever path. */
export const PRIVATE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Staff: ['phone', 'wechat', 'extra'],
  Student: ['name', 'phone', 'idNumber', 'email', 'wechat', 'studentNumber', 'schoolEmail', 'contact', 'contactWechat', 'contactEmail'],
  MailingAddress: ['address1', 'recipient', 'recipientPhone', 'postStatus'],
  Agreement: ['agreement'],
  Channel: ['name'],
  Review: ['remark'],
  ReviewCourse: ['remark', 'certificate'],
  CourseChange: ['extra'],
  Enrolment: ['remark', 'courierNumber'],
  CreditTransfer: ['postNumber'],
  Order: ['orderNumber', 'remark'],
  Adjustment: ['adjustmentNumber', 'adminRemark', 'studentRemark', 'accountName', 'phone'],
  StudentMessage: ['message'],
  Complaint: ['title', 'content', 'reply'],
  StudentRemark: ['remark'],
  CouponGrant: ['remark'],
  Payment: ['accountNumber', 'accountName', 'phone'],
  Coupon: ['code'],
  Teacher: ['name', 'lineId'],
  Pupil: ['name', 'lineId'],
  School: ['rejectReason'],
  Shopper: ['realName', 'schoolName', 'inviteCode'],
  ShopCoupon: ['code'],
  Member: ['name', 'phoneNumber', 'registrationNumber', 'nickName', 'college', 'major'],
  RollCallGroup: ['code', 'description'],
  RollCallGroupRequest: ['reason', 'description'],
  Meeting: ['description'],
  Account: ['username'],
};
