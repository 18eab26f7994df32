import { IdOf, merge, row, setAside, type TableMapping } from '../declare.js';
import { anyText, picture, text, utc } from '../values.js';

/** A sales man is a member of the sales department who cannot sign in: the old system gives none of them a name to do it by. */
export function salesMen(role: string): TableMapping {
  return {
    table: 'sales_man',
    entity: 'Staff',
    keepsIdsOf: [],
    mapped: ['id', 'name', 'wechat', 'email', 'qr_code'],
    files: ['qr_code'],
    map: (old, at) => {
      const roleId = at.id('user: role', role);
      const departmentId = at.id('user: department', '销售部');
      if (roleId === undefined || departmentId === undefined) return setAside('there is no role or department for it');
      const values = {
        name: anyText(old['name']),
        wechat: anyText(old['wechat']),
        email: anyText(old['email']),
        qrCode: picture(old['qr_code'], 'qr-code') ?? '',
      };
      return [row('Account', { realm: 'STAFF' }), row('Staff', { accountId: new IdOf('Account'), roleId, departmentId, ...values })];
    },
  };
}

/** Whose consultant a sales man is stands with the student (`user`); what is remarked of it becomes a remark. */
export const SALES_MAN_USER: TableMapping = {
  table: 'sales_man_user',
  entity: 'Student',
  keepsIdsOf: [],
  mapped: ['id', 'user_id', 'sales_man_id', 'status', 'create_time', 'remark'],
  companions: { same: { table: 'sales_man_user', column: 'user_id', columns: ['id'], of: (old) => [old['user_id']] } },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    const staffId = at.id('sales_man', old['sales_man_id']);
    if (studentId === undefined || staffId === undefined) return setAside('its student or its sales man is gone');
    const newest = Math.max(...at.companions('same').map(({ id }) => Number(id)));
    if (newest !== Number(at.oldId)) return setAside(`the student has a later sales man, who is the consultant: ${newest}`);
    const remark = text(old['remark']);
    const remarked = row('StudentRemark', {
      studentId,
      kind: 'CC',
      remark: remark ?? '',
      staffId,
      createdAt: utc(old['create_time']) ?? undefined,
    });
    return [merge('Student', studentId, {}), ...(remark === null ? [] : [remarked])];
  },
};
