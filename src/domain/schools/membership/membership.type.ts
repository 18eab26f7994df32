import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql, type Sql, type Table } from '../../../read/sql.js';
import * as visibility from '../visibility.js';

@ObjectType({
  description: "That a teacher teaches at a school. Seen by that teacher, the school's owner and its pupils.",
  simpleResolvers: true,
})
@Readable({ model: 'SchoolMembership', visible: visibility.memberships })
export class SchoolMembership {
  @Column()
  id!: number;

  @Field(() => Boolean, { description: 'Whether the teacher is the owner of the school.' })
  @Reads({ sql: isOwner })
  isOwner!: boolean;

  @Relation()
  school!: object | null;

  @Relation()
  teacher!: object | null;

  @Column()
  createdAt!: Date;
}

function isOwner(membership: Table): Sql {
  const { table: school, on } = membership.related('school');
  return sql`EXISTS (SELECT 1 FROM ${school.from} WHERE ${on} AND ${school.column('ownerId')} = ${membership.column('teacherId')})`;
}
