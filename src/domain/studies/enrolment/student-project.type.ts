import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Project } from '../../catalogue/project/project.type.js';
import { Order } from '../../commerce/order/order.type.js';
import { CreditTransfer } from '../credit-transfer/credit-transfer.type.js';
import { Enrolment } from './enrolment.type.js';
import { chosenNum, courseLimit, newestOrder, ordered, ownEnrolments, ownTransfer, paid, sameProject } from './student-project.reading.js';

@ObjectType({
  description:
    'A project as the student who is signed in stands with it: those in which the student ordered or takes courses. Nobody else has any.',
  simpleResolvers: true,
})
@Readable({ model: 'Project', visible: ordered })
export class StudentProject {
  @Column({ description: "The project's id." })
  id!: number;

  @Field(() => Project, { description: 'The project, whether or not it is still on sale.' })
  @Reads({ visibleWithParent: true, inAnswerForm: true, join: sameProject })
  project!: object;

  @Field(() => Order, {
    nullable: true,
    description: 'The newest order for it that was neither canceled nor refused, else the newest of all; null without an order.',
  })
  @Reads({ visibleWithParent: true, join: newestOrder })
  order!: object | null;

  @Field(() => Boolean, { description: 'Whether an order for it is paid: proof uploaded, or confirmed.' })
  @Reads({ sql: paid })
  paid!: boolean;

  @Field(() => Int, {
    description: 'How many courses the student may choose: as many as were paid for, and no more than the project allows.',
  })
  @Reads({ sql: courseLimit })
  courseLimit!: number;

  @Field(() => Int, { description: 'How many courses the student has chosen.' })
  @Reads({ sql: chosenNum })
  chosenNum!: number;

  @Field(() => [Enrolment], { description: 'The courses the student has chosen.' })
  @Reads({ visibleWithParent: true, join: ownEnrolments })
  enrolments!: object[];

  @Field(() => CreditTransfer, { nullable: true, description: 'The transfer of the credits; null until the first course is chosen.' })
  @Reads({ visibleWithParent: true, join: ownTransfer })
  creditTransfer!: object | null;
}
