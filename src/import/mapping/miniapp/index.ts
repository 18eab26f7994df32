import type { SystemMapping } from '../declare.js';
import { GROUP, GROUP_REQUEST } from './group.js';
import { LOGIN, MEMBER } from './member.js';

/** The mini-program: a SQLite file. Its groups' members and meetings lie in files of their own, which are not read. */
export const MINIAPP: SystemMapping = {
  system: 'miniapp',
  tables: [MEMBER, LOGIN, GROUP, GROUP_REQUEST],
  ignoredTables: { tokens: 'everybody signs in again', 'sqlite_*': 'records of SQLite' },
};
