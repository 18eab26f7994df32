import { Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../access/authorize.js';
import { ACCOUNT_ENUMS } from './accounts/account/account.enums.js';
import { PERMISSION_ENUM } from './accounts/sign-in/permission.enums.js';
import { COMMERCE_ENUMS } from './commerce/commerce.enums.js';
import type { Context } from './context.js';
import { GlobalEnum } from './enums/global-enum.type.js';
import { MEMBER_ENUMS } from './members/member.enums.js';
import { ROLL_CALL_ENUMS } from './roll-calls/roll-calls.enums.js';
import { SCHOOL_ENUMS } from './schools/school/school-status.js';
import { SHOP_ENUMS } from './shop/shop-status.js';
import { STUDENT_ENUMS } from './student-record/student.enums.js';
import { REVIEW_ENUMS } from './studies/review/review.enums.js';
import { STUDY_ENUMS } from './studies/study.enums.js';

/** Every enum of the business. It stands beside the domains, because it is made of all of them. */
export const GLOBAL_ENUMS: readonly GlobalEnum[] = [
  STUDENT_ENUMS,
  REVIEW_ENUMS,
  STUDY_ENUMS,
  COMMERCE_ENUMS,
  ACCOUNT_ENUMS,
  PERMISSION_ENUM,
  SCHOOL_ENUMS,
  SHOP_ENUMS,
  MEMBER_ENUMS,
  ROLL_CALL_ENUMS,
].flat();

@Resolver()
export class GlobalEnumResolver {
  @Query(() => [GlobalEnum], { description: 'Every enum with Chinese and English labels, for clients that offer choices.' })
  globalEnums(@Ctx() { viewer }: Context): readonly GlobalEnum[] {
    requireViewer(viewer);
    return GLOBAL_ENUMS;
  }
}
