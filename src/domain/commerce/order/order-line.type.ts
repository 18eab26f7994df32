import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { ofStudentBy } from '../../student-record/visibility.js';

@ObjectType({ description: 'A project in an order, as it was ordered.', simpleResolvers: true })
@Readable({ model: 'OrderLine', visible: ofStudentBy('order') })
export class OrderLine {
  @Column()
  id!: number;

  @Column()
  projectId!: number;

  @Relation({ visibleWithParent: true })
  project!: object;

  @Column()
  cartLineId!: number | null;

  @Relation({ visibleWithParent: true })
  cartLine!: object | null;

  @Column()
  courseNum!: number;

  @Column()
  courseFee!: string;

  @Column()
  createdAt!: Date;
}
