import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { staffOnly } from '../../student-record/visibility.js';

@ObjectType({ description: 'Which promotion channel brought which student.', simpleResolvers: true })
@Readable({ model: 'ChannelRecord', visible: staffOnly })
export class ChannelRecord {
  @Column()
  id!: number;

  @Column()
  channelId!: number;

  @Relation({ nullable: false })
  channel!: object;

  @Column()
  studentId!: number;

  @Relation({ nullable: false })
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
}
