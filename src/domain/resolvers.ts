import { AccountResolver } from './accounts/account.resolver.js';
import { LoginResolver } from './accounts/login.resolver.js';
import { ViewerResolver } from './accounts/viewer.resolver.js';
import { CampusResolver } from './catalogue/campus.resolver.js';
import { MemberResolver } from './members/member.resolver.js';
import { ShopCouponResolver } from './shop/shop-coupon.resolver.js';
import { ShopCourseResolver } from './shop/shop-course.resolver.js';
import { ShopOrderResolver } from './shop/shop-order.resolver.js';
import { ShopWechatResolver } from './shop/shop-wechat.resolver.js';
import { ShopperLoginResolver } from './shop/shopper-login.resolver.js';
import { ShopperResolver } from './shop/shopper.resolver.js';
import { WalletResolver } from './shop/wallet.resolver.js';

/** Every resolver class of the schema. */
export const resolvers = [
  LoginResolver,
  ViewerResolver,
  AccountResolver,
  MemberResolver,
  CampusResolver,
  ShopperResolver,
  ShopperLoginResolver,
  ShopCourseResolver,
  ShopOrderResolver,
  WalletResolver,
  ShopCouponResolver,
  ShopWechatResolver,
] as const;
