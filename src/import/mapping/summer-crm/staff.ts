import { IdOf, merge, PasswordToHash, row, setAside, type TableMapping } from '../declare.js';
import { anyText, apart, flag, picture, text, whole } from '../values.js';
import { times } from './times.js';

/** What every new account began with: the MD5 of 123456. */
const FIRST_PASSWORD = 'e10adc3949ba59abbe56e057f20f883e';
const LONGEST_NAME = 50;

/** A user name that another system's member of staff has here means the same person; the account that is there stays as it is. */
export const STAFF: TableMapping = {
  table: 'user_info',
  entity: 'Staff',
  mapped: [
    'id',
    'username',
    'password',
    'role_id',
    'name',
    'email',
    'phone',
    'sex',
    'department_id',
    'leader_id',
    'leader_name',
    'active',
    'wechat',
    'qr_code',
    'extra',
    'create_time',
    'update_time',
  ],
  ignored: { role_name: 'a copy of the name of the role', department_name: 'a copy of the name of the department' },
  files: ['qr_code'],
  map: (old, at) => {
    const roleId = at.id('role', old['role_id']);
    const departmentId = at.id('department', old['department_id']);
    if (roleId === undefined || departmentId === undefined) return setAside('its role or its department is gone');
    const name = text(old['username'])?.trim() ?? null;
    const found = name === null ? undefined : at.find('Account.username', 'STAFF', name);
    const person = {
      name: anyText(old['name']),
      email: anyText(old['email']),
      phone: anyText(old['phone']),
      sex: flag(old['sex']),
      wechat: anyText(old['wechat']),
      qrCode: picture(old['qr_code'], 'qr-code') ?? '',
      extra: anyText(old['extra']),
    };
    const same = found === undefined || found.sameSystem ? undefined : at.find('Staff.account', found.id);
    if (found !== undefined && !found.sameSystem) {
      if (same === undefined) return setAside('its user name belongs to an account that is nobody of the staff');
      at.note('username', 'the member of staff of that user name, who was there already');
      // Each system's own password opens it, but not the one that every account began with.
      const passwordHash = isFirst(old['password']) ? null : password(old['password'], at.oldId);
      return [merge('Staff', same.id, person), merge('Account', found.id, { passwordHash })];
    }
    if (found !== undefined) at.note('username', `another account is called so: ${JSON.stringify(name)}`);
    const moments = times(old, 'create_time', 'update_time');
    const account = row('Account', {
      realm: 'STAFF',
      username: name === null || found === undefined ? name : apart(name, at, LONGEST_NAME),
      passwordHash: password(old['password'], at.oldId),
      mustChangePassword: isFirst(old['password']),
      active: flag(old['active']),
      ...moments,
    });
    return [account, row('Staff', { accountId: new IdOf('Account'), roleId, departmentId, ...person, ...moments })];
  },
  links: (old, at) => {
    const given = whole(old['leader_id']) ?? -1;
    const leader = given < 1 ? undefined : at.id('user_info', String(given));
    const superiorId = leader ?? null;
    if (given > 0 && leader === undefined) at.note('superiorId', `nobody of the staff has the id ${given}: kept as a number`);
    return {
      superiorId,
      unknownLeaderId: leader === undefined && given > 0 ? given : null,
      leaderName: leader === undefined ? anyText(old['leader_name']) : '',
    };
  },
};

function isFirst(stored: string | null | undefined): boolean {
  return stored?.trim().toLowerCase() === FIRST_PASSWORD;
}

/** 32 hexadecimal digits, without salt, which is also what clients of the old system send. What is no such text is no password. */
function password(stored: string | null | undefined, oldId: string): PasswordToHash | null {
  const digest = stored?.trim().toLowerCase() ?? '';
  return /^[0-9a-f]{32}$/.test(digest) ? new PasswordToHash('md5', digest, `summer-crm user_info ${oldId}`) : null;
}
