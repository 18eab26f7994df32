import { Field, Int, ObjectType } from 'type-graphql';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: 'A campus that a student wishes for.', simpleResolvers: true })
@Readable({ model: 'WantedCampus', visible: ofStudent })
export class WantedCampus {
  @Field(() => Int, { description: 'Unique among wishes; a list that is written anew gets new ids.' })
  id!: number;

  @Field(() => Int, { description: 'The campus.' })
  campusId!: number;

  @Field(() => String, { description: 'Name of the campus, whether or not that is still in the catalogue.' })
  @Reads(relatedColumn('campus', 'name'))
  name!: string;

  @Relation({ description: 'The campus; null to students when that was taken out of the catalogue.' })
  campus!: object | null;
}
