import { ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';

@InputType({ description: 'An entry of a fee table.' })
@Writable({ model: 'ProjectFee' })
export class ProjectFeeInput {
  @Column({ description: 'For exactly this number of courses; once in a table.' })
  courseNumber!: number;

  @Column({ description: 'What they cost in all, without the application fee; not negative, at most two decimals.' })
  fee!: string;
}

@InputType({ description: 'A new project.' })
@Writable({ model: 'Project' })
export class CreateProjectInput {
  @Column()
  campusId!: number;

  @Column()
  name!: string;

  @Column()
  startDate!: Date;

  @Column()
  endDate!: Date;

  @Column()
  address?: string | null;

  @Column()
  info?: string | null;

  @Column({ description: 'The application fee; not negative, at most two decimals.' })
  applyFee?: string | null;

  @Column()
  courseNum!: number;

  @Column()
  maxNum?: number | null;

  @Field(() => [ProjectFeeInput], { nullable: true, description: 'The fee table; empty when left out.' })
  @ValidateNested({ each: true })
  fees?: ProjectFeeInput[];

  @Column({ description: 'False: not on sale yet. True when left out.' })
  active?: boolean;
}

@InputType({ description: 'Changes to a project; what is left out stays.' })
@Writable({ model: 'Project', changes: true })
export class UpdateProjectInput {
  @Column()
  campusId?: number;

  @Column()
  name?: string;

  @Column()
  startDate?: Date;

  @Column()
  endDate?: Date;

  @Column({ description: 'Where; null for none.' })
  address?: string | null;

  @Column({ description: 'Description; null for none.' })
  info?: string | null;

  @Column({ description: 'The application fee, not negative, at most two decimals; null for none. Existing orders keep theirs.' })
  applyFee?: string | null;

  @Column()
  courseNum?: number;

  @Column({ description: 'The largest number of students; null for none.' })
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

  @Field(() => [Int], {
    nullable: true,
    description: 'Numbers of courses that are not offered any more: their entries go. Where `fees` is given too, they are taken from that.',
  })
  removedFees?: number[] | null;

  @Column({ description: 'False takes it off sale, true brings it back.' })
  active?: boolean;
}
