import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: "Where a student's transcript is posted: one address for each student.", simpleResolvers: true })
@Readable({ model: 'MailingAddress', visible: ofStudent })
export class MailingAddress {
  @Field(() => Int, { description: 'Unique among mailing addresses.' })
  id!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Relation({ description: 'The student.', along: true })
  student!: object;

  @Field(() => String, { nullable: true, description: 'The receiving department or person.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: 'Country.' })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'State or province.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'First line of the address.' })
  address1!: string | null;

  @Field(() => String, { nullable: true, description: 'Second line of the address.' })
  address2!: string | null;

  @Field(() => String, { description: 'Region, city and both lines in one text; empty while none of them is known.' })
  @Reads({
    sql: (table) =>
      sql`concat_ws(' ', nullif(${table.column('region')}, ''), nullif(${table.column('city')}, ''), nullif(${table.column('address1')}, ''), nullif(${table.column('address2')}, ''))`,
  })
  fullAddress!: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The receiving person.' })
  recipient!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number of the receiver.' })
  recipientPhone!: string | null;

  @Field(() => String, { nullable: true, description: "The courier's number of the parcel, as the back office noted it." })
  recipientNumber!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the parcel was sent, as the back office noted it.' })
  sendingDate!: Date | null;

  @Field(() => String, { nullable: true, description: 'Where the parcel is, in free words, as the back office noted it.' })
  postStatus!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: "Where a student's transcript is to be posted." })
export class MailingAddressInput {
  @Field(() => String, { nullable: true, description: 'The receiving department or person, at most 30 characters.' })
  @MaxLength(30)
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'Country, at most 60 characters.' })
  @MaxLength(60)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'State or province, at most 60 characters.' })
  @MaxLength(60)
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'City, at most 60 characters.' })
  @MaxLength(60)
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'First line of the address, at most 60 characters.' })
  @MaxLength(60)
  address1?: string | null;

  @Field(() => String, { nullable: true, description: 'Second line of the address, at most 60 characters.' })
  @MaxLength(60)
  address2?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code, at most 30 characters.' })
  @MaxLength(30)
  postCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The receiving person, at most 30 characters.' })
  @MaxLength(30)
  recipient?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number of the receiver, at most 30 characters.' })
  @MaxLength(30)
  recipientPhone?: string | null;
}

@InputType({ description: 'Changes to a mailing address; what is left out stays.' })
export class UpdateMailingAddressInput extends MailingAddressInput {
  @Field(() => String, { nullable: true, description: "The courier's number of the parcel, at most 60 characters. Staff only." })
  @MaxLength(60)
  recipientNumber?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the parcel was sent. Staff only.' })
  sendingDate?: Date | null;

  @Field(() => String, { nullable: true, description: 'Where the parcel is, in free words, at most 30 characters. Staff only.' })
  @MaxLength(30)
  postStatus?: string | null;
}
