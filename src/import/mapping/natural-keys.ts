import type { ModelName } from '../../write/models.js';

/** What tells rows of a kind apart in the world and not only here: an index of ours makes it unique. */
export interface NaturalKey {
  readonly entity: ModelName;
  readonly fields: readonly string[];
  /** Fields that are compared by their normal form, as the index does. */
  readonly inNormalForm?: readonly string[];
  /** Where only some rows are unique: a condition on the row `t`. */
  readonly among?: string;
  /** Several rows may have it: it tells a row only where one has it. */
  readonly maybeSeveral?: true;
  /** A field that is answered besides. */
  readonly also?: string;
}

export const NATURAL_KEYS = {
  'Account.username': { entity: 'Account', fields: ['realm', 'username'], inNormalForm: ['username'] },
  'WechatIdentity.openid': { entity: 'WechatIdentity', fields: ['realm', 'openid'], also: 'accountId' },
  'WechatIdentity.unionid': { entity: 'WechatIdentity', fields: ['realm', 'unionid'], also: 'accountId' },
  'WechatIdentity.app': { entity: 'WechatIdentity', fields: ['accountId', 'app'] },
  'Department.name': { entity: 'Department', fields: ['name'], maybeSeveral: true },
  'Role.name': { entity: 'Role', fields: ['name'], maybeSeveral: true },
  'Privilege.menu': { entity: 'Privilege', fields: ['roleId', 'menuId'] },
  'Staff.name': { entity: 'Staff', fields: ['name'], maybeSeveral: true },
  'Staff.account': { entity: 'Staff', fields: ['accountId'] },
  'Campus.name': { entity: 'Campus', fields: ['name'], inNormalForm: ['name'], among: 't."active"' },
  'Course.code': { entity: 'Course', fields: ['code'], inNormalForm: ['code'], among: 't."active"' },
  'ProjectFee.courseNumber': { entity: 'ProjectFee', fields: ['projectId', 'courseNumber'] },
  'Student.account': { entity: 'Student', fields: ['accountId'] },
  'Student.idNumber': { entity: 'Student', fields: ['idNumber'], inNormalForm: ['idNumber'] },
  'Student.studentNumber': { entity: 'Student', fields: ['studentNumber'], inNormalForm: ['studentNumber'] },
  'MailingAddress.student': { entity: 'MailingAddress', fields: ['studentId'] },
  'WantedCampus.campus': { entity: 'WantedCampus', fields: ['studentId', 'campusId'] },
  'Coupon.code': { entity: 'Coupon', fields: ['code'], inNormalForm: ['code'] },
  'CouponGrant.student': { entity: 'CouponGrant', fields: ['couponId', 'studentId'] },
  'Order.unfinished': { entity: 'Order', fields: ['studentId'], among: `t."status" IN ('TO_PAY', 'TO_CONFIRM')` },
  'Order.number': { entity: 'Order', fields: ['orderNumber'] },
  'OrderLine.cartLine': { entity: 'OrderLine', fields: ['cartLineId'] },
  'Payment.order': { entity: 'Payment', fields: ['orderId'] },
  'Adjustment.number': { entity: 'Adjustment', fields: ['adjustmentNumber'] },
  'CreditTransfer.project': { entity: 'CreditTransfer', fields: ['studentId', 'projectId'] },
  'Teacher.lineId': { entity: 'Teacher', fields: ['lineId'] },
  'Teacher.account': { entity: 'Teacher', fields: ['accountId'] },
  'Pupil.account': { entity: 'Pupil', fields: ['accountId'] },
  'Member.account': { entity: 'Member', fields: ['accountId'] },
  'RollCallGroup.code': { entity: 'RollCallGroup', fields: ['code'], inNormalForm: ['code'] },
  'RollCallGroupRequest.code': {
    entity: 'RollCallGroupRequest',
    fields: ['code'],
    inNormalForm: ['code'],
    among: `t."status" = 'WAITING'`,
  },
  'RollCallGroupRequest.group': { entity: 'RollCallGroupRequest', fields: ['groupId'] },
  'RollCallGroupMember.member': { entity: 'RollCallGroupMember', fields: ['groupId', 'memberId'] },
  'Meeting.number': { entity: 'Meeting', fields: ['groupId', 'number'] },
  'MeetingParticipant.member': { entity: 'MeetingParticipant', fields: ['meetingId', 'memberId'] },
  'RollCall.number': { entity: 'RollCall', fields: ['meetingId', 'number'] },
  'RollCallAttendance.member': { entity: 'RollCallAttendance', fields: ['rollCallId', 'memberId'] },
  'Shopper.account': { entity: 'Shopper', fields: ['accountId'] },
  'Shopper.inviteCode': { entity: 'Shopper', fields: ['inviteCode'], inNormalForm: ['inviteCode'] },
  'ShopCourseEnrolment.course': { entity: 'ShopCourseEnrolment', fields: ['shopperId', 'courseId'] },
  'Income.order': { entity: 'Income', fields: ['orderId'] },
  'SchoolMembership.teacher': { entity: 'SchoolMembership', fields: ['schoolId', 'teacherId'] },
  'Follow.teacher': { entity: 'Follow', fields: ['pupilId', 'teacherId'] },
  'ShopCoupon.code': { entity: 'ShopCoupon', fields: ['code'], inNormalForm: ['code'] },
  'ShopUnit.number': { entity: 'ShopUnit', fields: ['courseId', 'number'] },
} as const satisfies Record<string, NaturalKey>;

export type NaturalKeyName = keyof typeof NATURAL_KEYS;

export function naturalKey(name: NaturalKeyName): NaturalKey {
  return NATURAL_KEYS[name];
}
