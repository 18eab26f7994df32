import { UNREAD_FILES } from '../../source/sqlite-beside.js';
import { setAside, type SystemMapping, type TableMapping } from '../declare.js';
import { GROUP, GROUP_REQUEST } from './group.js';
import { MEETING, PARTICIPANT, SIGN, SIGNATURE } from './meeting.js';
import { LOGIN, MEMBER } from './member.js';
import { GROUP_MEMBER, MEMBER_OF } from './membership.js';

/** Files beside the main one that could not be read: each is a line of the report. */
const UNREAD: TableMapping = {
  table: UNREAD_FILES,
  entity: 'RollCallGroup',
  keepsIdsOf: [],
  mapped: ['id', 'path', 'reason'],
  map: (old) => setAside(`${old['path'] ?? ''}: ${old['reason'] ?? ''}`),
};

/** The mini-program: a SQLite file, and beside it one for each user, group and meeting. */
export const MINIAPP: SystemMapping = {
  system: 'miniapp',
  tables: [MEMBER, LOGIN, GROUP, GROUP_REQUEST, GROUP_MEMBER, MEMBER_OF, MEETING, PARTICIPANT, SIGN, SIGNATURE, UNREAD],
  ignoredTables: { tokens: 'everybody signs in again', 'sqlite_*': 'records of SQLite' },
  filesBeside: [
    { folder: 'user/*', columns: ['of_user'] },
    { folder: 'group/*', columns: ['of_group'] },
    { folder: 'group/*/meeting/*', columns: ['of_group', 'of_meeting'] },
  ],
};
