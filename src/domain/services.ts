import { hostname } from 'node:os';
import { AccountService } from './accounts/account/account.service.js';
import { OperatorService } from './accounts/operator/operator.service.js';
import { RetentionService } from './accounts/retention/retention.service.js';
import { LoginService } from './accounts/sign-in/login.service.js';
import { WechatLoginService } from './accounts/sign-in/wechat-login.service.js';
import { DepartmentService } from './backoffice/department/department.service.js';
import { MenuService } from './backoffice/menu/menu.service.js';
import { RoleService } from './backoffice/role/role.service.js';
import { StaffService } from './backoffice/staff/staff.service.js';
import { CampusService } from './catalogue/campus/campus.service.js';
import { CourseService } from './catalogue/course/course.service.js';
import { OfferingService } from './catalogue/offering/offering.service.js';
import { ProjectService } from './catalogue/project/project.service.js';
import { AdjustmentService } from './commerce/adjustment/adjustment.service.js';
import { CartService } from './commerce/cart/cart.service.js';
import { CouponService } from './commerce/coupon/coupon.service.js';
import { OrderExpiryService } from './commerce/order-expiry/order-expiry.service.js';
import { OrderFeed } from './commerce/order-feed/order-feed.js';
import { CartOrderService } from './commerce/order/cart-order.service.js';
import { OrderService } from './commerce/order/order.service.js';
import { PaymentAccountService } from './commerce/payment/payment-account.service.js';
import { PaymentService } from './commerce/payment/payment.service.js';
import type { Core } from './core.js';
import { JobRuns } from './jobs/job-runs.js';
import { MemberService } from './members/member.service.js';
import { ChatService } from './messaging/chat/chat.service.js';
import { DeliveryService } from './messaging/chat/delivery.service.js';
import { ComplaintService } from './messaging/complaint/complaint.service.js';
import { NoticeService } from './messaging/notice/notice.service.js';
import { StudentMessageFeed } from './messaging/student-message/student-message-feed.js';
import { StudentMessageService } from './messaging/student-message/student-message.service.js';
import { RollCallGroupService } from './roll-calls/group/group.service.js';
import { MeetingService } from './roll-calls/meeting/meeting.service.js';
import { RollCallGroupRequestService } from './roll-calls/request/request.service.js';
import { RollCallService } from './roll-calls/roll-call/roll-call.service.js';
import { FollowService } from './schools/follow/follow.service.js';
import { LineService } from './schools/line/line.service.js';
import { MembershipService } from './schools/membership/membership.service.js';
import { PupilService } from './schools/pupil/pupil.service.js';
import { SchoolService } from './schools/school/school.service.js';
import { TeacherService } from './schools/teacher/teacher.service.js';
import { ShopCouponService } from './shop/coupon/shop-coupon.service.js';
import { ShopCourseService } from './shop/course/shop-course.service.js';
import { ShopOrderService } from './shop/order/shop-order.service.js';
import { ShopperLoginService } from './shop/shopper/shopper-login.service.js';
import { ShopperService } from './shop/shopper/shopper.service.js';
import { WalletService } from './shop/wallet/wallet.service.js';
import { ShopWechatService } from './shop/wechat/shop-wechat.service.js';
import { AgreementService } from './students/agreement/agreement.service.js';
import { ChannelService } from './students/channel/channel.service.js';
import { ConsultantService } from './students/consultant/consultant.service.js';
import { MailingAddressService } from './students/mailing-address/mailing-address.service.js';
import { RecommendationService } from './students/recommendation/recommendation.service.js';
import { StudentRemarkService } from './students/remark/student-remark.service.js';
import { StudentService } from './students/student/student.service.js';
import { ConfirmedCourseService } from './studies/confirmed-course/confirmed-course.service.js';
import { ConversionService } from './studies/conversion/conversion.service.js';
import { CourseChangeService } from './studies/course-change/course-change.service.js';
import { CreditTransferService } from './studies/credit-transfer/credit-transfer.service.js';
import { ChoiceService } from './studies/enrolment/choice.service.js';
import { ReviewCourseService } from './studies/review-course/review-course.service.js';
import { ReviewService } from './studies/review/review.service.js';
import { ScoreService } from './studies/score/score.service.js';

/** One service per group of rules; resolvers call them with the viewer first. */
export type Services = ReturnType<typeof buildServices>;

export function buildServices(core: Core) {
  const logins = new LoginService(core);
  const orderFeed = new OrderFeed(core.store);
  const studentMessageFeed = new StudentMessageFeed(core.store);
  return {
    logins,
    wechatLogins: new WechatLoginService(core, logins),
    accounts: new AccountService(core),
    operator: new OperatorService(core),
    members: new MemberService(core),
    rollCallGroups: new RollCallGroupService(core),
    rollCallGroupRequests: new RollCallGroupRequestService(core),
    meetings: new MeetingService(core),
    rollCalls: new RollCallService(core),
    departments: new DepartmentService(core),
    roles: new RoleService(core),
    menus: new MenuService(core),
    staff: new StaffService(core),
    campuses: new CampusService(core),
    projects: new ProjectService(core),
    courses: new CourseService(core),
    offerings: new OfferingService(core),
    students: new StudentService(core),
    consultants: new ConsultantService(core),
    mailingAddresses: new MailingAddressService(core),
    agreements: new AgreementService(core),
    channels: new ChannelService(core),
    recommendations: new RecommendationService(core),
    studentRemarks: new StudentRemarkService(core),
    choices: new ChoiceService(core),
    scores: new ScoreService(core),
    reviews: new ReviewService(core),
    reviewCourses: new ReviewCourseService(core),
    confirmedCourses: new ConfirmedCourseService(core),
    conversions: new ConversionService(core),
    courseChanges: new CourseChangeService(core),
    creditTransfers: new CreditTransferService(core),
    carts: new CartService(core),
    cartOrders: new CartOrderService(core, orderFeed),
    orders: new OrderService(core, orderFeed),
    orderExpiry: new OrderExpiryService(core, orderFeed),
    retention: new RetentionService(core.database, core.business.auditRetentionDays),
    jobRuns: new JobRuns(core.writer, `${hostname()}:${process.pid}`),
    orderFeed,
    adjustments: new AdjustmentService(core, orderFeed),
    payments: new PaymentService(core, orderFeed),
    coupons: new CouponService(core),
    paymentAccounts: new PaymentAccountService(core),
    studentMessages: new StudentMessageService(core, studentMessageFeed),
    studentMessageFeed,
    notices: new NoticeService(core),
    complaints: new ComplaintService(core),
    shoppers: new ShopperService(core),
    shopperLogins: new ShopperLoginService(core, logins),
    shopCourses: new ShopCourseService(core),
    shopOrders: new ShopOrderService(core),
    shopCoupons: new ShopCouponService(core),
    shopWechat: new ShopWechatService(core),
    wallets: new WalletService(core),
    schools: new SchoolService(core),
    teachers: new TeacherService(core),
    memberships: new MembershipService(core),
    pupils: new PupilService(core),
    follows: new FollowService(core),
    line: new LineService(core, logins),
    chat: new ChatService(core),
    deliveries: new DeliveryService(core),
  };
}
