import { BooleanFilter, filterInput, orderEnum, StringFilter } from '../../read/declare/filter-input.js';

export const JobFilter = filterInput('JobFilter', { name: StringFilter, succeeded: BooleanFilter });
export const JobOrder = orderEnum('JobOrder', { NAME: 'name', STARTED_AT: 'startedAt' });
