import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Readable } from '../../../read/readable.js';
import { ownAccount, type Rule } from '../../../read/rules.js';
import { Realm } from './account.enums.js';

const administratorOrOwn: Rule = (kind) => kind !== null && (kind.administrator || ownAccount('id'));

@ObjectType({ description: 'How somebody signs in. Administrators see all, everybody else only their own.', simpleResolvers: true })
@Readable({ model: 'Account', visible: administratorOrOwn })
export class Account {
  @Column()
  id!: number;

  @Column()
  realm!: Realm;

  @Column()
  username!: string | null;

  @Column()
  active!: boolean;

  @Column()
  lastLoginAt!: Date | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
