import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: 'A campus that a student wishes for.', simpleResolvers: true })
@Readable({ model: 'WantedCampus', visible: ofStudent })
export class WantedCampus {
  @Column()
  id!: number;

  @Column()
  campusId!: number;

  @Field(() => String, { description: 'Name of the campus, whether or not that is still in the catalogue.' })
  @Reads(relatedColumn('campus', 'name'))
  name!: string;

  @Relation()
  campus!: object | null;
}
