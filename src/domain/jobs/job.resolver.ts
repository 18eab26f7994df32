import { Resolver } from 'type-graphql';
import { ListQuery } from '../../read/declare/root-queries.js';
import { JobFilter, JobOrder } from './job.filter.js';
import { Job } from './job.type.js';

@Resolver()
export class JobResolver {
  @ListQuery(Job, {
    description: 'The jobs that have run so far, in any process, each with its last run. Administrators only.',
    filter: JobFilter,
    orderBy: { enum: JobOrder, default: JobOrder.NAME_ASC },
  })
  jobs!: never;
}
