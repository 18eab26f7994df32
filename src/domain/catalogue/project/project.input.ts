import { Length, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../../platform/scalars/index.js';

@InputType({ description: 'An entry of a fee table.' })
export class ProjectFeeInput {
  @Field(() => Int, { description: 'For exactly this number of courses; 1 or more, once in a table.' })
  @Min(1)
  courseNumber!: number;

  @Field(() => DecimalScalar, { description: 'What they cost in all, without the application fee; not negative, at most two decimals.' })
  fee!: string;
}

@InputType({ description: 'A new project.' })
export class CreateProjectInput {
  @Field(() => Int, { description: 'The campus it is held at.' })
  campusId!: number;

  @Field(() => String, { description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  startDate!: Date;

  @Field(() => DateScalar, { description: 'Last day.' })
  endDate!: Date;

  @Field(() => String, { nullable: true, description: 'Where, at most 100 characters.' })
  @MaxLength(100)
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Description, at most 255 characters.' })
  @MaxLength(255)
  info?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The application fee; not negative, at most two decimals.' })
  applyFee?: string | null;

  @Field(() => Int, { description: 'The largest number of courses one student may take here.' })
  @Min(0)
  courseNum!: number;

  @Field(() => Int, { nullable: true, description: 'The largest number of students; shown, limits nothing.' })
  @Min(0)
  maxNum?: number | null;

  @Field(() => [ProjectFeeInput], { nullable: true, description: 'The fee table; empty when left out.' })
  @ValidateNested({ each: true })
  fees?: ProjectFeeInput[];

  @Field(() => Boolean, { nullable: true, description: 'False: not on sale yet. True when left out.' })
  active?: boolean;
}

@InputType({ description: 'Changes to a project; what is left out stays.' })
export class UpdateProjectInput {
  @Field(() => Int, { nullable: true, description: 'The campus it is held at.' })
  campusId?: number;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name?: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  startDate?: Date;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  endDate?: Date;

  @Field(() => String, { nullable: true, description: 'Where, at most 100 characters; null for none.' })
  @MaxLength(100)
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Description, at most 255 characters; null for none.' })
  @MaxLength(255)
  info?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The application fee, not negative, at most two decimals; null for none. Existing orders keep theirs.',
  })
  applyFee?: string | null;

  @Field(() => Int, { nullable: true, description: 'The largest number of courses one student may take here.' })
  @Min(0)
  courseNum?: number;

  @Field(() => Int, { nullable: true, description: 'The largest number of students; null for none.' })
  @Min(0)
  maxNum?: number | null;

  @Field(() => [ProjectFeeInput], {
    nullable: true,
    description: 'The new fee table as a whole. Existing cart lines and orders keep their fees.',
  })
  @ValidateNested({ each: true })
  fees?: ProjectFeeInput[];

  @Field(() => [ProjectFeeInput], {
    nullable: true,
    description: 'Entries of the fee table that are new or change; the others stay. Where `fees` is given too, they are set in that.',
  })
  @ValidateNested({ each: true })
  changedFees?: ProjectFeeInput[];

  @Field(() => Boolean, { nullable: true, description: 'False takes it off sale, true brings it back.' })
  active?: boolean;
}
