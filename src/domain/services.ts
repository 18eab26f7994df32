import type { Passwords } from '../core/auth/passwords.js';
import type { Sessions } from '../core/auth/sessions.js';
import type { LoginThrottle } from '../core/auth/throttle.js';
import type { Database } from '../core/database/database.js';
import type { Idempotency } from '../core/idempotency/idempotency.js';
import type { ServedMedia } from '../core/media/media.js';
import type { Store } from '../core/store/store.js';
import type { WechatClient } from '../core/wechat/wechat.js';
import { AccountService } from './accounts/account.service.js';
import { LoginService } from './accounts/login.service.js';
import { WechatLoginService } from './accounts/wechat-login.service.js';
import { DepartmentService } from './backoffice/department.service.js';
import { MenuService } from './backoffice/menu.service.js';
import { RoleService } from './backoffice/role.service.js';
import { StaffService } from './backoffice/staff.service.js';
import { CampusService } from './catalogue/campus.service.js';
import { CourseService } from './catalogue/course.service.js';
import { OfferingService } from './catalogue/offering.service.js';
import { ProjectService } from './catalogue/project.service.js';
import { AdjustmentService } from './commerce/adjustment.service.js';
import { CartOrderService } from './commerce/cart-order.service.js';
import { CartService } from './commerce/cart.service.js';
import { CouponService } from './commerce/coupon.service.js';
import { OrderExpiryService } from './commerce/order-expiry.service.js';
import { OrderFeed } from './commerce/order-feed.js';
import { OrderService } from './commerce/order.service.js';
import { PaymentAccountService } from './commerce/payment-account.service.js';
import { PaymentService } from './commerce/payment.service.js';
import { MemberService } from './members/member.service.js';
import { ChatService } from './messaging/chat.service.js';
import { DeliveryService } from './messaging/delivery.service.js';
import { NoticeService } from './messaging/notice.service.js';
import { StudentMessageFeed } from './messaging/student-message-feed.js';
import { StudentMessageService } from './messaging/student-message.service.js';
import { FollowService } from './schools/follow.service.js';
import { MembershipService } from './schools/membership.service.js';
import { PupilService } from './schools/pupil.service.js';
import { SchoolService } from './schools/school.service.js';
import { TeacherService } from './schools/teacher.service.js';
import { ShopCouponService } from './shop/shop-coupon.service.js';
import { ShopCourseService } from './shop/shop-course.service.js';
import { ShopOrderService } from './shop/shop-order.service.js';
import { ShopWechatService } from './shop/shop-wechat.service.js';
import { ShopperLoginService } from './shop/shopper-login.service.js';
import { ShopperService } from './shop/shopper.service.js';
import { WalletService } from './shop/wallet.service.js';
import type { StoredFiles } from './stored-files.js';
import { AgreementService } from './students/agreement.service.js';
import { ChannelService } from './students/channel.service.js';
import { ConsultantService } from './students/consultant.service.js';
import { MailingAddressService } from './students/mailing-address.service.js';
import { RecommendationService } from './students/recommendation.service.js';
import { StudentService } from './students/student.service.js';
import { ChoiceService } from './studies/choice.service.js';
import { ConfirmedCourseService } from './studies/confirmed-course.service.js';
import { ConversionService } from './studies/conversion.service.js';
import { CourseChangeService } from './studies/course-change.service.js';
import { CreditTransferService } from './studies/credit-transfer.service.js';
import { ReviewCourseService } from './studies/review-course.service.js';
import { ReviewService } from './studies/review.service.js';
import { ScoreService } from './studies/score.service.js';
import type { Uploads } from './uploads.js';

/** What services are built from. */
export interface Core {
  readonly database: Database;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly throttle: LoginThrottle;
  readonly media: ServedMedia;
  readonly files: StoredFiles;
  readonly uploads: Uploads;
  readonly wechat: WechatClient;
  readonly idempotency: Idempotency;
  readonly settings: Settings;
}

/** Settings that rules of the business depend on. */
export interface Settings {
  /** Part of an invited shopper's order that the inviter earns, 0 to 1. */
  readonly commissionRate: number;
  /** Who may have the WeChat server token: shop staff, or any signed-in shopper. */
  readonly wxtokenAudience: 'staff' | 'any';
}

/** One service per group of rules; resolvers call them with the viewer first. */
export type Services = ReturnType<typeof buildServices>;

export function buildServices(core: Core) {
  const courses = new CourseService(core.database);
  const logins = new LoginService(core);
  const orderFeed = new OrderFeed(core.store);
  const studentMessageFeed = new StudentMessageFeed(core.store);
  return {
    logins,
    wechatLogins: new WechatLoginService(core, logins),
    accounts: new AccountService(core),
    members: new MemberService(core),
    departments: new DepartmentService(core.database),
    roles: new RoleService(core.database, core.sessions),
    menus: new MenuService(core.database, core.sessions),
    staff: new StaffService(core),
    campuses: new CampusService(core.database),
    projects: new ProjectService(core.database),
    courses,
    offerings: new OfferingService(core.database, courses, core.uploads),
    students: new StudentService(core),
    consultants: new ConsultantService(core.database),
    mailingAddresses: new MailingAddressService(core.database),
    agreements: new AgreementService(core),
    channels: new ChannelService(core.database),
    recommendations: new RecommendationService(core.database),
    choices: new ChoiceService(core),
    scores: new ScoreService(core.database),
    reviews: new ReviewService(core.database),
    reviewCourses: new ReviewCourseService(core),
    confirmedCourses: new ConfirmedCourseService(core),
    conversions: new ConversionService(core),
    courseChanges: new CourseChangeService(core.database),
    creditTransfers: new CreditTransferService(core),
    carts: new CartService(core.database),
    cartOrders: new CartOrderService(core.database, orderFeed),
    orders: new OrderService(core.database, orderFeed),
    orderExpiry: new OrderExpiryService(core.database, orderFeed),
    orderFeed,
    adjustments: new AdjustmentService(core, orderFeed),
    payments: new PaymentService(core, orderFeed),
    coupons: new CouponService(core.database),
    paymentAccounts: new PaymentAccountService(core.database),
    studentMessages: new StudentMessageService(core.database, studentMessageFeed),
    studentMessageFeed,
    notices: new NoticeService(core.database),
    shoppers: new ShopperService(core),
    shopperLogins: new ShopperLoginService(core.database, logins),
    shopCourses: new ShopCourseService(core.database),
    shopOrders: new ShopOrderService(core.database, core.settings.commissionRate),
    shopCoupons: new ShopCouponService(core.database),
    shopWechat: new ShopWechatService(core.database, core.wechat, core.settings.wxtokenAudience),
    wallets: new WalletService(core.database),
    schools: new SchoolService(core),
    teachers: new TeacherService(core),
    memberships: new MembershipService(core.database),
    pupils: new PupilService(core),
    follows: new FollowService(core.database),
    chat: new ChatService(core),
    deliveries: new DeliveryService(core.database),
  };
}
