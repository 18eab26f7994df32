import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Readable } from '../../../read/readable.js';
import * as visibility from '../visibility.js';

@ObjectType({
  description: "What of a pupil's school everybody sees who sees the pupil, such as teachers of other schools whom the pupil follows.",
  simpleResolvers: true,
})
@Readable({ model: 'School', existing: visibility.notDeleted, visible: visibility.schoolsOfPupils })
export class SchoolBrief {
  @Column({ description: 'The id of the School.' })
  id!: number;

  @Column({ description: 'Its name.' })
  name!: string;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
