import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CouponGrantStatus } from '../commerce.enums.js';

@ObjectType({ description: "A coupon in a student's hands; a student holds each coupon once.", simpleResolvers: true })
@Readable({ model: 'CouponGrant', visible: ofStudent })
export class CouponGrant {
  @Column()
  id!: number;

  @Column()
  couponId!: number;

  @Relation({ visibleWithParent: true })
  coupon!: object;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  status!: CouponGrantStatus;

  @Column()
  orderId!: number | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
