import { AccountResolver } from './accounts/account/account.resolver.js';
import { LoginResolver } from './accounts/sign-in/login.resolver.js';
import { RenewalResolver } from './accounts/sign-in/renewal.resolver.js';
import { DepartmentResolver } from './backoffice/department/department.resolver.js';
import { MenuResolver } from './backoffice/menu/menu.resolver.js';
import { RoleResolver } from './backoffice/role/role.resolver.js';
import { StaffResolver } from './backoffice/staff/staff.resolver.js';
import { CampusResolver } from './catalogue/campus/campus.resolver.js';
import { CourseResolver } from './catalogue/course/course.resolver.js';
import { OfferingResolver } from './catalogue/offering/offering.resolver.js';
import { OptionResolver } from './catalogue/option/option.resolver.js';
import { ProjectResolver } from './catalogue/project/project.resolver.js';
import { AdjustmentResolver } from './commerce/adjustment/adjustment.resolver.js';
import { CartResolver } from './commerce/cart/cart.resolver.js';
import { CouponResolver } from './commerce/coupon/coupon.resolver.js';
import { OrderFeedResolver } from './commerce/order-feed/order-feed.resolver.js';
import { OrderRevisionResolver } from './commerce/order-revision/order-revision.resolver.js';
import { OrderResolver } from './commerce/order/order.resolver.js';
import { PaymentAccountResolver } from './commerce/payment/payment-account.resolver.js';
import { PaymentResolver } from './commerce/payment/payment.resolver.js';
import { GlobalEnumResolver } from './global-enum.resolver.js';
import { JobResolver } from './jobs/job.resolver.js';
import { MemberResolver } from './members/member.resolver.js';
import { ChatResolver } from './messaging/chat/chat.resolver.js';
import { ComplaintResolver } from './messaging/complaint/complaint.resolver.js';
import { NoticeResolver } from './messaging/notice/notice.resolver.js';
import { StudentMessageFeedResolver } from './messaging/student-message/student-message-feed.resolver.js';
import { StudentMessageResolver } from './messaging/student-message/student-message.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { RollCallGroupResolver } from './roll-calls/group/group.resolver.js';
import { MeetingResolver } from './roll-calls/meeting/meeting.resolver.js';
import { RollCallGroupRequestResolver } from './roll-calls/request/request.resolver.js';
import { RollCallResolver } from './roll-calls/roll-call/roll-call.resolver.js';
import { FollowResolver } from './schools/follow/follow.resolver.js';
import { LineResolver } from './schools/line/line.resolver.js';
import { PupilPasswordResolver, PupilResolver } from './schools/pupil/pupil.resolver.js';
import { SchoolResolver } from './schools/school/school.resolver.js';
import { TeacherResolver } from './schools/teacher/teacher.resolver.js';
import { ShopCouponResolver } from './shop/coupon/shop-coupon.resolver.js';
import { ShopCourseResolver } from './shop/course/shop-course.resolver.js';
import { ShopOrderResolver } from './shop/order/shop-order.resolver.js';
import { ShopperLoginResolver } from './shop/shopper/shopper-login.resolver.js';
import { ShopperResolver } from './shop/shopper/shopper.resolver.js';
import { WalletResolver } from './shop/wallet/wallet.resolver.js';
import { ShopWechatResolver } from './shop/wechat/shop-wechat.resolver.js';
import { AgreementResolver } from './students/agreement/agreement.resolver.js';
import { ChannelResolver } from './students/channel/channel.resolver.js';
import { MailingAddressResolver } from './students/mailing-address/mailing-address.resolver.js';
import { RecommendationResolver } from './students/recommendation/recommendation.resolver.js';
import { StudentRemarkResolver } from './students/remark/student-remark.resolver.js';
import { StudentResolver } from './students/student/student.resolver.js';
import { ConfirmedCourseResolver } from './studies/confirmed-course/confirmed-course.resolver.js';
import { CourseChangeResolver } from './studies/course-change/course-change.resolver.js';
import { CreditTransferResolver } from './studies/credit-transfer/credit-transfer.resolver.js';
import { StudyResolver } from './studies/enrolment/study.resolver.js';
import { ReviewResolver } from './studies/review/review.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

/** Every resolver class of the schema. */
export const resolvers = [
  LoginResolver,
  RenewalResolver,
  ViewerResolver,
  NodeResolver,
  AccountResolver,
  JobResolver,
  MemberResolver,
  RollCallGroupResolver,
  RollCallGroupRequestResolver,
  MeetingResolver,
  RollCallResolver,
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
  StudentRemarkResolver,
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
  PaymentResolver,
  PaymentAccountResolver,
  StudentMessageResolver,
  StudentMessageFeedResolver,
  NoticeResolver,
  ComplaintResolver,
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
  LineResolver,
  ChatResolver,
] as const;
