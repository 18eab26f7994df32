import { AccountResolver } from './accounts/account.resolver.js';
import { LoginResolver } from './accounts/login.resolver.js';
import { RenewalResolver } from './accounts/renewal.resolver.js';
import { ViewerResolver } from './accounts/viewer.resolver.js';
import { DepartmentResolver } from './backoffice/department.resolver.js';
import { MenuResolver } from './backoffice/menu.resolver.js';
import { RoleResolver } from './backoffice/role.resolver.js';
import { StaffResolver } from './backoffice/staff.resolver.js';
import { CampusResolver } from './catalogue/campus.resolver.js';
import { CourseResolver } from './catalogue/course.resolver.js';
import { OfferingResolver } from './catalogue/offering.resolver.js';
import { OptionResolver } from './catalogue/option.resolver.js';
import { ProjectResolver } from './catalogue/project.resolver.js';
import { AdjustmentResolver } from './commerce/adjustment.resolver.js';
import { CartResolver } from './commerce/cart.resolver.js';
import { CouponResolver } from './commerce/coupon.resolver.js';
import { OrderFeedResolver } from './commerce/order-feed.resolver.js';
import { OrderRevisionResolver } from './commerce/order-revision.resolver.js';
import { OrderResolver } from './commerce/order.resolver.js';
import { PaymentAccountResolver } from './commerce/payment-account.resolver.js';
import { GlobalEnumResolver } from './enums/global-enum.resolver.js';
import { MemberResolver } from './members/member.resolver.js';
import { ChatResolver } from './messaging/chat.resolver.js';
import { NoticeResolver } from './messaging/notice.resolver.js';
import { StudentMessageFeedResolver } from './messaging/student-message-feed.resolver.js';
import { StudentMessageResolver } from './messaging/student-message.resolver.js';
import { FollowResolver } from './schools/follow.resolver.js';
import { PupilPasswordResolver, PupilResolver } from './schools/pupil.resolver.js';
import { SchoolResolver } from './schools/school.resolver.js';
import { TeacherResolver } from './schools/teacher.resolver.js';
import { ShopCouponResolver } from './shop/shop-coupon.resolver.js';
import { ShopCourseResolver } from './shop/shop-course.resolver.js';
import { ShopOrderResolver } from './shop/shop-order.resolver.js';
import { ShopWechatResolver } from './shop/shop-wechat.resolver.js';
import { ShopperLoginResolver } from './shop/shopper-login.resolver.js';
import { ShopperResolver } from './shop/shopper.resolver.js';
import { WalletResolver } from './shop/wallet.resolver.js';
import { AgreementResolver } from './students/agreement.resolver.js';
import { ChannelResolver } from './students/channel.resolver.js';
import { MailingAddressResolver } from './students/mailing-address.resolver.js';
import { RecommendationResolver } from './students/recommendation.resolver.js';
import { StudentResolver } from './students/student.resolver.js';
import { ConfirmedCourseResolver } from './studies/confirmed-course.resolver.js';
import { CourseChangeResolver } from './studies/course-change.resolver.js';
import { CreditTransferResolver } from './studies/credit-transfer.resolver.js';
import { ReviewResolver } from './studies/review.resolver.js';
import { StudyResolver } from './studies/study.resolver.js';

/** Every resolver class of the schema. */
export const resolvers = [
  LoginResolver,
  RenewalResolver,
  ViewerResolver,
  AccountResolver,
  MemberResolver,
  DepartmentResolver,
  RoleResolver,
  MenuResolver,
  StaffResolver,
  CampusResolver,
  ProjectResolver,
  CourseResolver,
  OfferingResolver,
  OptionResolver,
  StudentResolver,
  MailingAddressResolver,
  AgreementResolver,
  ChannelResolver,
  RecommendationResolver,
  StudyResolver,
  ReviewResolver,
  ConfirmedCourseResolver,
  CourseChangeResolver,
  CreditTransferResolver,
  CartResolver,
  OrderResolver,
  OrderRevisionResolver,
  OrderFeedResolver,
  AdjustmentResolver,
  CouponResolver,
  PaymentAccountResolver,
  StudentMessageResolver,
  StudentMessageFeedResolver,
  NoticeResolver,
  GlobalEnumResolver,
  ShopperResolver,
  ShopperLoginResolver,
  ShopCourseResolver,
  ShopOrderResolver,
  WalletResolver,
  ShopCouponResolver,
  ShopWechatResolver,
  SchoolResolver,
  TeacherResolver,
  PupilResolver,
  PupilPasswordResolver,
  FollowResolver,
  ChatResolver,
] as const;
