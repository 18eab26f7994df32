import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { parameter, sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CartLineStatus } from '../commerce.enums.js';

@ObjectType({
  description: "A project in a student's cart, with a number of courses. What was removed is not shown.",
  simpleResolvers: true,
})
@Readable({
  model: 'CartLine',
  existing: (line) => sql`${line.column('status')} <> ${parameter(line.typeOf('status'), () => 'DELETED')}`,
  visible: ofStudent,
})
export class CartLine {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  projectId!: number;

  @Relation({ visibleWithParent: true })
  project!: object;

  @Column()
  courseNum!: number;

  @Column()
  courseFee!: string;

  @Column()
  status!: CartLineStatus;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A project for the cart. The same project may be put in again, as another line.' })
@Writable({ model: 'CartLine' })
export class AddCartLineInput {
  @Column()
  projectId!: number;

  @Field(() => Int, { description: 'How many courses: a number that the project has a fee for.' })
  courseNum!: number;

  @Column({ nullable: true, description: 'Whose cart. Required from staff; students have their own.' })
  studentId?: number | null;
}

@InputType({ description: 'Changes to a line of the cart; what is left out stays. The fee is computed anew.' })
@Writable({ model: 'CartLine', changes: true })
export class UpdateCartLineInput {
  @Column()
  projectId?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many courses: a number that the project has a fee for.' })
  courseNum?: number | null;
}

@InputType({ description: 'A new number of courses for a line of the cart.' })
@Writable({ model: 'CartLine' })
export class ChangeCartLineInput {
  @Column({ nullable: false, description: 'The line.' })
  id!: number;

  @Field(() => Int, { description: 'How many courses: a number that the project has a fee for.' })
  courseNum!: number;
}
