import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { staffOnly } from '../visibility.js';

@ObjectType({
  description:
    "An entry of the back office's menu tree. Which of them a role is granted stands in `Role.menuIds`. The root, 系统菜单, is never shown.",
  simpleResolvers: true,
})
@Readable({ model: 'Menu', visible: staffOnly })
export class Menu {
  @Column()
  id!: number;

  @Column()
  parentId!: number | null;

  @Column()
  name!: string;

  @Column()
  extra!: string;

  @Field(() => String, { description: 'What is shown: the name followed by the extra.' })
  @Reads({ sql: (table) => sql`${table.column('name')} || ${table.column('extra')}` })
  title!: string;

  @Column()
  url!: string | null;

  @Column()
  rank!: number | null;

  @Column()
  icon!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @Relation()
  children!: object[];
}

@InputType({ description: 'A new menu entry. No role is granted it yet.' })
@Writable({ model: 'Menu' })
export class CreateMenuInput {
  @Column({ nullable: false, description: 'The entry above; 1 is the root.' })
  parentId!: number;

  @Column({ description: 'Name.' })
  name!: string;

  @Column({ description: 'What is shown behind the name.' })
  extra?: string;

  @Column({ description: 'The page it leads to.' })
  url?: string | null;

  @Column()
  rank?: number | null;

  @Column()
  icon?: string | null;
}

@InputType({ description: 'Changes to a menu entry; what is left out stays.' })
@Writable({ model: 'Menu', changes: true })
export class UpdateMenuInput {
  @Column({ description: 'Name.' })
  name?: string;

  @Column({ description: 'What is shown behind the name.' })
  extra?: string;

  @Column({ description: 'The page it leads to; null for none.' })
  url?: string | null;

  @Column()
  rank?: number | null;

  @Column()
  icon?: string | null;
}
