import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { staffOnly } from '../visibility.js';

@ObjectType({
  description:
    "An entry of the back office's menu tree. Which of them a role is granted stands in `Role.menuIds`. The root, 系统菜单, is never shown.",
  simpleResolvers: true,
})
@Readable({ model: 'Menu', visible: staffOnly })
export class Menu {
  @Field(() => Int, { description: 'Unique among menu entries.' })
  id!: number;

  @Field(() => Int, { nullable: true, description: 'The entry above; null for the root.' })
  parentId!: number | null;

  @Field(() => String, { description: 'Name as it is stored; several entries may share one.' })
  name!: string;

  @Field(() => String, { description: 'What is shown behind the name; may be empty.' })
  extra!: string;

  @Field(() => String, { description: 'What is shown: the name followed by the extra.' })
  @Reads({ sql: (table) => sql`${table.column('name')} || ${table.column('extra')}` })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The page it leads to; several entries may share one. Null for groups.' })
  url!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @Relation({ description: 'The entries below, by id.' })
  children!: object[];
}

@InputType({ description: 'A new menu entry. No role is granted it yet.' })
export class CreateMenuInput {
  @Field(() => Int, { description: 'The entry above; 1 is the root.' })
  parentId!: number;

  @Field(() => String, { description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name!: string;

  @Field(() => String, { nullable: true, description: 'What is shown behind the name, at most 64 characters.' })
  @MaxLength(64)
  extra?: string;

  @Field(() => String, { nullable: true, description: 'The page it leads to, at most 255 characters.' })
  @Length(1, 255)
  url?: string | null;
}

@InputType({ description: 'Changes to a menu entry; what is left out stays.' })
export class UpdateMenuInput {
  @Field(() => String, { nullable: true, description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name?: string;

  @Field(() => String, { nullable: true, description: 'What is shown behind the name, at most 64 characters.' })
  @MaxLength(64)
  extra?: string;

  @Field(() => String, { nullable: true, description: 'The page it leads to, at most 255 characters; null for none.' })
  @Length(1, 255)
  url?: string | null;
}
