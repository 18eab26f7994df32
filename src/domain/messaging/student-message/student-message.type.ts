import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: 'A message from the back office to a student: staff see all, students their own.', simpleResolvers: true })
@Readable({ model: 'StudentMessage', visible: ofStudent })
export class StudentMessage {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  message!: string | null;

  @Column()
  type!: number;

  @Column()
  read!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A message to a student.' })
@Writable({ model: 'StudentMessage' })
export class SendStudentMessageInput {
  @Column()
  studentId!: number;

  @Field(() => String, { nullable: true, description: 'What it says, 1 to 255 characters.' })
  @Length(1, 255)
  message?: string | null;

  @Column({ description: 'Its kind; 0, an ordinary message, when left out.' })
  type?: number | null;
}

@InputType({ description: 'Changes to a message; what is left out stays.' })
@Writable({ model: 'StudentMessage', changes: true })
export class UpdateStudentMessageInput {
  @Column()
  read?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What it says, at most 255 characters; from staff only.' })
  @Length(0, 255)
  message?: string | null;
}
