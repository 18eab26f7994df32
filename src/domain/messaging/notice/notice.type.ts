import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { staffAndStudents, staffOnly } from '../../student-record/visibility.js';

/** Longer than any notice; the column has no limit of its own. */
const MAX_CONTENT = 10_000;

@ObjectType({ description: 'A notice to all students. The first tells when scores can be looked up.', simpleResolvers: true })
@Readable({ model: 'Notice', visible: staffAndStudents })
export class Notice {
  @Column()
  id!: number;

  @Column()
  content!: string;

  @Column()
  @Reads({ visible: staffOnly })
  extra1!: string | null;

  @Column()
  @Reads({ visible: staffOnly })
  extra2!: string | null;

  @Column()
  @Reads({ visible: staffOnly })
  extra3!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A notice to all students; spare texts that are left out stay.' })
@Writable({ model: 'Notice' })
export class NoticeInput {
  @Field(() => String, { description: 'What it says, 1 to 10000 characters.' })
  @Length(1, MAX_CONTENT)
  content!: string;

  @Column()
  extra1?: string | null;

  @Column()
  extra2?: string | null;

  @Column()
  extra3?: string | null;
}
