import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import * as visibility from '../visibility.js';

@ObjectType({
  description: "That a teacher teaches at a school. Seen by that teacher, the school's owner and its pupils.",
  simpleResolvers: true,
})
@Readable({ model: 'SchoolMembership', visible: visibility.memberships })
export class SchoolMembership {
  @Column()
  id!: number;

  @Relation()
  school!: object | null;

  @Relation()
  teacher!: object | null;

  @Column()
  createdAt!: Date;
}
