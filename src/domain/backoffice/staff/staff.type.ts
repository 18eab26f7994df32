import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { mediaUrl } from '../../files/media-url.js';
import { givenOrKey } from '../../values/given-or-key.js';
import { NO_SUPERIOR } from '../department/leader.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'A member of staff, as the back office sees them.', simpleResolvers: true })
@Readable({ model: 'Staff', visible: staffOnly })
export class Staff {
  @Column()
  id!: number;

  @Field(() => String, { description: 'The name to sign in with.' })
  @Reads(ofAccount('username'))
  username!: string;

  @Field(() => Boolean, { description: 'False: the account opens nothing.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Column()
  name!: string;

  @Column()
  email!: string;

  @Column()
  phone!: string;

  @Column()
  sex!: boolean;

  @Column()
  wechat!: string;

  @Field(() => String, { nullable: true, description: 'Address of the WeChat QR code picture; null when there is none.' })
  @Reads(mediaUrl('qrCode'))
  qrCodeUrl!: string | null;

  @Relation({ nullable: false })
  role!: object;

  @Relation({ nullable: false })
  department!: object;

  @Column({ column: 'unknownLeaderId', nullable: false })
  @Reads(givenOrKey('unknownLeaderId', 'superiorId', NO_SUPERIOR))
  leaderId!: number;

  @Field(() => String, { description: "The direct superior's present name; as it was given where `leaderId` is nobody's id." })
  @Reads({
    sql: (table) => {
      const { table: superior, on } = table.related('superior');
      return sql`coalesce((SELECT ${superior.column('name')} FROM ${superior.from} WHERE ${on}), ${table.column('leaderName')})`;
    },
  })
  leaderName!: string;

  @Relation()
  superior!: object | null;

  @Field(() => Boolean, { description: 'Whether they lead a department.' })
  @Reads({
    sql: (table) => {
      const { table: department, on } = table.related('ledDepartments');
      return sql`EXISTS (SELECT 1 FROM ${department.from} WHERE ${on})`;
    },
  })
  isLeader!: boolean;

  @Column()
  extra!: string;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
