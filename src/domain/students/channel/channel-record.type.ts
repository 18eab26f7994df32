import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({
  description: 'Which promotion channel brought which student: all for staff, students see by which they came.',
  simpleResolvers: true,
})
@Readable({ model: 'ChannelRecord', visible: ofStudent })
export class ChannelRecord {
  @Column()
  id!: number;

  @Column()
  channelId!: number;

  @Relation()
  channel!: object | null;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  effective!: boolean;

  @Column()
  createdAt!: Date;
}

@InputType({ description: 'A promotion channel brought a student.' })
@Writable({ model: 'ChannelRecord' })
export class RecordChannelInput {
  @Column()
  channelId!: number;

  @Column()
  studentId!: number;

  @Column({ nullable: true, description: 'Whether it counts; true when left out. Staff only.' })
  effective?: boolean | null;
}
