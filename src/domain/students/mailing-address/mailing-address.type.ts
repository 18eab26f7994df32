import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: "Where a student's transcript is posted: one address for each student.", simpleResolvers: true })
@Readable({ model: 'MailingAddress', visible: ofStudent })
export class MailingAddress {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  department!: string | null;

  @Column()
  country!: string | null;

  @Column()
  region!: string | null;

  @Column()
  city!: string | null;

  @Column()
  address1!: string | null;

  @Column()
  address2!: string | null;

  @Field(() => String, { description: 'Region, city and both lines in one text; empty while none of them is known.' })
  @Reads({
    sql: (table) =>
      sql`concat_ws(' ', nullif(${table.column('region')}, ''), nullif(${table.column('city')}, ''), nullif(${table.column('address1')}, ''), nullif(${table.column('address2')}, ''))`,
  })
  fullAddress!: string;

  @Column()
  postCode!: string | null;

  @Column()
  recipient!: string | null;

  @Column()
  recipientPhone!: string | null;

  @Column()
  email!: string | null;

  @Column()
  university!: string | null;

  @Column()
  transferDepartment!: string | null;

  @Column()
  transferOffice!: string | null;

  @Column()
  recipientNumber!: string | null;

  @Column()
  sendingDate!: Date | null;

  @Column()
  postStatus!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: "Where a student's transcript is to be posted." })
@Writable({ model: 'MailingAddress' })
export class MailingAddressInput {
  @Column()
  department?: string | null;

  @Column()
  country?: string | null;

  @Column()
  region?: string | null;

  @Column()
  city?: string | null;

  @Column()
  address1?: string | null;

  @Column()
  address2?: string | null;

  @Column()
  postCode?: string | null;

  @Column()
  recipient?: string | null;

  @Column()
  recipientPhone?: string | null;

  @Column()
  email?: string | null;

  @Column()
  university?: string | null;

  @Column()
  transferDepartment?: string | null;

  @Column()
  transferOffice?: string | null;
}

@InputType({ description: 'Changes to a mailing address; what is left out stays.' })
@Writable({ model: 'MailingAddress', changes: true })
export class UpdateMailingAddressInput extends MailingAddressInput {
  @Column({ description: "The courier's number of the parcel. Staff only." })
  recipientNumber?: string | null;

  @Column({ description: 'When the parcel was sent. Staff only.' })
  sendingDate?: Date | null;

  @Column({ description: 'Where the parcel is, in free words. Staff only.' })
  postStatus?: string | null;
}
