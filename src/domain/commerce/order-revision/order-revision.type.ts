import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { byRealm, own, some } from '../../../read/rules.js';
import { ofStudentBy } from '../../student-record/visibility.js';

const ofOwnRevision = byRealm({ STAFF: true, STUDENT: some('revision', some('order', own('studentId'))) });

@ObjectType({ description: 'A project in a revision of an order.', simpleResolvers: true })
@Readable({ model: 'OrderRevisionLine', visible: ofOwnRevision })
export class OrderRevisionLine {
  @Column()
  id!: number;

  @Column()
  slot!: number;

  @Column()
  projectId!: number;

  @Relation({ visibleWithParent: true })
  project!: object;

  @Column()
  courseNum!: number;
}

@ObjectType({
  description:
    'What a student has bought, as of a moment. The first is written when an order is confirmed, a further one with each extra payment.',
  simpleResolvers: true,
})
@Readable({ model: 'OrderRevision', visible: ofStudentBy('order') })
export class OrderRevision {
  @Column()
  id!: number;

  @Column()
  orderId!: number;

  @Relation({ visibleWithParent: true })
  order!: object;

  @Column()
  adjustmentId!: number | null;

  @Column()
  allAmount!: string;

  @Relation({ visibleWithParent: true })
  lines!: object[];

  @Column()
  createdAt!: Date;
}
