import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Column } from '../../../read/declare/column.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ownAccount } from '../../../read/rules.js';
import { sql, type Sql, type Table } from '../../../read/sql.js';
import type { Context } from '../../context.js';
import { Audience } from '../account/account.enums.js';
import { ViewerType } from './viewer.type.js';

@ObjectType({ description: 'What a sign-in answers.', simpleResolvers: true })
export class Session {
  @Field(() => String, { description: 'Goes into the header `Authorization: Bearer <token>`. Shown here only, this once.' })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'When the token stops working, unless it is ended before.' })
  expiresAt!: Date;

  @Field(() => ViewerType, { description: 'Who has signed in.' })
  viewer!: ViewerType;
}

@ObjectType({ description: 'A fresh token of a session that goes on.', simpleResolvers: true })
export class RenewedToken {
  @Field(() => String, { description: 'Takes the place of the token before. Shown here only, this once.' })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'When it stops working, unless it is ended before.' })
  expiresAt!: Date;
}

@ObjectType({ description: "A sign-in of one's own that is neither ended nor expired.", simpleResolvers: true })
@Readable({ model: 'Session', visible: (kind) => kind !== null && ownAccount(), existing: inForce })
export class OpenSession {
  @Column()
  id!: string;

  @Column()
  audience!: Audience;

  @Column()
  createdAt!: Date;

  @Column()
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one this request was made with.' })
  @Reads({ fromColumns: ['id'], value: ({ id }: { id: string }, { viewer }: Context) => id === viewer?.sessionId })
  current!: boolean;
}

function inForce(table: Table): Sql {
  return sql`${table.column('endedAt')} IS NULL AND ${table.column('expiresAt')} > now()`;
}
