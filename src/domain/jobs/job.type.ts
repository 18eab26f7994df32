import { ObjectType } from 'type-graphql';
import { Column } from '../../read/declare/column.js';
import { Readable } from '../../read/readable.js';

@ObjectType({ description: 'A job that the gateway runs by itself from time to time, and how its last run went.', simpleResolvers: true })
@Readable({ model: 'Job', visible: (kind) => kind?.realm === 'STAFF' && kind.administrator })
export class Job {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  startedAt!: Date;

  @Column()
  milliseconds!: number;

  @Column()
  succeeded!: boolean;

  @Column()
  rows!: number | null;

  @Column()
  process!: string;

  @Column()
  succeededAt!: Date | null;

  @Column()
  failedAt!: Date | null;

  @Column()
  error!: string | null;

  @Column()
  runs!: number;

  @Column()
  failures!: number;
}
