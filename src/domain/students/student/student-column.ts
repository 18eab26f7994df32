import type { FieldReading } from '../../../read/readable.js';
import { join, sql } from '../../../read/sql.js';

/** contract: summer-student.auth.check-account, need_complete_student_info */
export const profileComplete: FieldReading = {
  sql: (table) => {
    const { table: wish, on } = table.related('wantedCampuses');
    const filled = ['name', 'email', 'wechat'].map((field) => sql`coalesce(${table.column(field)}, '') <> ''`);
    return sql`(${join(filled, ' AND ')} AND cardinality(${table.column('wantedSchools')}) > 0 AND EXISTS (SELECT 1 FROM ${wish.from} WHERE ${on}))`;
  },
};

/** Of the channel that stands in the file. */
export const channelName: FieldReading = {
  sql: (table) => {
    const { table: channel, on } = table.related('channel');
    return sql`coalesce(${table.column('channelText')}, (SELECT ${channel.column('name')} FROM ${channel.from} WHERE ${on}))`;
  },
};

/** What WeChat told of a student, at the newest of the identities they have. */
export function ofWechat(field: 'nickname' | 'avatarUrl'): FieldReading {
  return {
    sql: (table) => {
      const account = table.related('account');
      const identity = account.table.related('wechatIdentities');
      const newest = sql`ORDER BY ${identity.table.column('id')} DESC LIMIT 1`;
      return sql`(SELECT ${identity.table.column(field)} FROM ${identity.table.from} JOIN ${account.table.from} ON ${identity.on} WHERE ${account.on} ${newest})`;
    },
  };
}
