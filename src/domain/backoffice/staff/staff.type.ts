import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { mediaUrl } from '../../files/media-url.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'A member of staff, as the back office sees them.', simpleResolvers: true })
@Readable({ model: 'Staff', visible: staffOnly })
export class Staff {
  @Field(() => Int, { description: 'Unique among staff: the user id of the old back office.' })
  id!: number;

  @Field(() => String, { description: 'The name to sign in with.' })
  @Reads(ofAccount('username'))
  username!: string;

  @Field(() => Boolean, { description: 'False: the account opens nothing.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Field(() => String, { description: 'Real name, at most 20 characters; may be empty.' })
  name!: string;

  @Field(() => String, { description: 'E-mail address; may be empty.' })
  email!: string;

  @Field(() => String, { description: 'Telephone number; may be empty.' })
  phone!: string;

  @Field(() => Boolean, { description: 'As the old back office keeps it: true is male, and the default.' })
  sex!: boolean;

  @Field(() => String, { description: 'WeChat name; may be empty.' })
  wechat!: string;

  @Field(() => String, { nullable: true, description: 'Address of the WeChat QR code picture; null when there is none.' })
  @Reads(mediaUrl('qrCode'))
  qrCodeUrl!: string | null;

  @Relation({ description: 'What they are allowed.', nullable: false })
  role!: object;

  @Relation({ description: 'The department they belong to.', nullable: false })
  department!: object;

  @Field(() => Int, { description: 'Staff id of the direct superior, as it was given; -1: none.' })
  leaderId!: number;

  @Field(() => String, { description: "The direct superior's present name; as it was given where `leaderId` is nobody's id." })
  @Reads({
    sql: (table) => {
      const { table: superior, on } = table.related('superior');
      return sql`coalesce((SELECT ${superior.column('name')} FROM ${superior.from} WHERE ${on}), ${table.column('leaderName')})`;
    },
  })
  leaderName!: string;

  @Relation({ description: 'The member of staff whose id `leaderId` is.' })
  superior!: object | null;

  @Field(() => Boolean, { description: 'Whether they lead a department.' })
  @Reads({
    sql: (table) => {
      const { table: department, on } = table.related('ledDepartments');
      return sql`EXISTS (SELECT 1 FROM ${department.from} WHERE ${on})`;
    },
  })
  isLeader!: boolean;

  @Field(() => String, { description: 'A remark; may be empty.' })
  extra!: string;

  @Field(() => DateTimeScalar, { description: 'When the record was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the record was last changed.' })
  updatedAt!: Date;
}
