import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { parameter, sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CartLineStatus } from '../commerce.enums.js';

@ObjectType({
  description: "A project in a student's cart, with a number of courses. What was removed is not shown.",
  simpleResolvers: true,
})
@Readable({
  model: 'CartLine',
  live: (line) => sql`${line.column('status')} <> ${parameter(line.typeOf('status'), () => 'DELETED')}`,
  visible: ofStudent,
})
export class CartLine {
  @Field(() => Int, { description: 'Unique among cart lines.' })
  id!: number;

  @Field(() => Int, { description: 'Whose cart it is in.' })
  studentId!: number;

  @Relation({ description: 'Whose cart it is in.', along: true })
  student!: object;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Relation({ description: 'The project, whether or not it is still on sale.', along: true })
  project!: object;

  @Field(() => Int, { description: 'How many courses.' })
  courseNum!: number;

  @Field(() => DecimalScalar, {
    description: 'What they cost in all, without the application fee; later changes of the fee table do not reach it.',
  })
  courseFee!: string;

  @Field(() => CartLineStatus, { description: 'Whether it is still in the cart, and what became of it.' })
  status!: CartLineStatus;

  @Field(() => DateTimeScalar, { description: 'When it was put in.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A project for the cart. The same project may be put in again, as another line.' })
export class AddCartLineInput {
  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Field(() => Int, { description: 'How many courses: a number that the project has a fee for.' })
  courseNum!: number;

  @Field(() => Int, { nullable: true, description: 'Whose cart. Required from staff; students have their own.' })
  studentId?: number | null;
}

@InputType({ description: 'Changes to a line of the cart; what is left out stays. The fee is computed anew.' })
export class UpdateCartLineInput {
  @Field(() => Int, { nullable: true, description: 'The project.' })
  projectId?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many courses: a number that the project has a fee for.' })
  courseNum?: number | null;
}

@InputType({ description: 'A new number of courses for a line of the cart.' })
export class ChangeCartLineInput {
  @Field(() => Int, { description: 'The line.' })
  id!: number;

  @Field(() => Int, { description: 'How many courses: a number that the project has a fee for.' })
  courseNum!: number;
}
