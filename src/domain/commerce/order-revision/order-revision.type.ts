import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { byRealm, own, some } from '../../../read/rules.js';
import { ofStudentBy } from '../../student-record/visibility.js';

const ofOwnRevision = byRealm({ STAFF: true, STUDENT: some('revision', some('order', own('studentId'))) });

@ObjectType({ description: 'A project in a revision of an order.', simpleResolvers: true })
@Readable({ model: 'OrderRevisionLine', visible: ofOwnRevision })
export class OrderRevisionLine {
  @Field(() => Int, { description: 'Unique among the lines of revisions.' })
  id!: number;

  @Field(() => Int, { description: 'Its place in the revision, 1 to 4.' })
  slot!: number;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Relation({ description: 'The project, whether or not it is still on sale.', along: true })
  project!: object;

  @Field(() => Int, { description: 'How many courses were bought.' })
  courseNum!: number;
}

@ObjectType({
  description:
    'What a student has bought, as of a moment. The first is written when an order is confirmed, a further one with each extra payment.',
  simpleResolvers: true,
})
@Readable({ model: 'OrderRevision', visible: ofStudentBy('order') })
export class OrderRevision {
  @Field(() => Int, { description: 'Unique among revisions.' })
  id!: number;

  @Field(() => Int, { description: 'The order.' })
  orderId!: number;

  @Relation({ description: 'The order.', along: true })
  order!: object;

  @Field(() => Int, { nullable: true, description: "The extra payment that led to it; null on an order's first." })
  adjustmentId!: number | null;

  @Field(() => DecimalScalar, { description: 'What all of it costs.' })
  allAmount!: string;

  @Relation({ description: 'The projects, one to four.', along: true })
  lines!: object[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;
}
