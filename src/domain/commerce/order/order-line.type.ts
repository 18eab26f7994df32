import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ofStudentBy } from '../../student-record/visibility.js';

@ObjectType({ description: 'A project in an order, as it was ordered.', simpleResolvers: true })
@Readable({ model: 'OrderLine', visible: ofStudentBy('order') })
export class OrderLine {
  @Field(() => Int, { description: 'Unique among order lines.' })
  id!: number;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Relation({ description: 'The project, whether or not it is still on sale.', along: true })
  project!: object;

  @Field(() => Int, { nullable: true, description: 'The cart line it came from; null: it came from none.' })
  cartLineId!: number | null;

  @Relation({ description: 'The cart line it came from; null: it came from none.', along: true })
  cartLine!: object | null;

  @Field(() => Int, { description: 'How many courses were ordered.' })
  courseNum!: number;

  @Field(() => DecimalScalar, { description: 'What they cost in all, without the application fee.' })
  courseFee!: string;

  @Field(() => DateTimeScalar, { description: 'When it was ordered.' })
  createdAt!: Date;
}
