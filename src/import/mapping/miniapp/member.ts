import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, merge, PasswordToHash, row, setAside, type TableMapping } from '../declare.js';
import { anyText, apart, text, whole } from '../values.js';

const LONGEST = 255;
const HIGHEST = 2_147_483_647;

/** A member and, from the table beside it, how they sign in. Nobody kept when they came. */
export const MEMBER: TableMapping = {
  table: 'user_infos',
  entity: 'Member',
  mapped: ['id', 'avatar', 'name', 'nick_name', 'gender', 'collage', 'majar', 'grade', 'phone_number', 'registration_number'],
  companions: {
    login: { table: 'logins', column: 'user_id', columns: ['username', 'password', 'open_id'], of: (old) => [old['id']] },
  },
  map: (old, at) => {
    const [login] = at.companions('login');
    if (login === undefined) at.note('account', 'nobody ever signed in with it: it has no user name and no password');
    const openid = openidOf(login, at);
    const accountId = new IdOf('Account');
    return [
      row('Account', { realm: 'MEMBER', username: usernameOf(login, at), passwordHash: passwordOf(login, at.oldId) }),
      ...(openid === null ? [] : [row('WechatIdentity', { accountId, realm: 'MEMBER', app: 'MINI', openid })]),
      row('Member', { accountId, ...profileOf(old) }),
    ];
  },
};

function profileOf(old: SourceRow) {
  const grade = whole(old['grade']);
  return {
    // The applet showed its own picture to whoever had none.
    avatar: text(old['avatar']) ?? undefined,
    name: anyText(old['name']),
    nickName: anyText(old['nick_name']),
    gender: anyText(old['gender']),
    college: anyText(old['collage']),
    major: anyText(old['majar']),
    // 0 is what the program wrote where nothing was said.
    grade: grade === null || grade <= 0 || grade > HIGHEST ? null : grade,
    phoneNumber: anyText(old['phone_number']),
    registrationNumber: anyText(old['registration_number']),
  };
}

/** Two that differ by case alone were two accounts there. */
function usernameOf(login: SourceRow | undefined, at: Context): string | null {
  const name = text(login?.['username'])?.trim() ?? null;
  if (name === null || at.find('Account.username', 'MEMBER', name) === undefined) return name;
  const other = apart(name, at, LONGEST);
  at.note('username', `${JSON.stringify(name)} is another's: it signs in as ${JSON.stringify(other)}`);
  return other;
}

function openidOf(login: SourceRow | undefined, at: Context): string | null {
  const openid = text(login?.['open_id']);
  if (openid === null || at.find('WechatIdentity.openid', 'MEMBER', openid) === undefined) return openid;
  at.note('openid', 'another member has this WeChat identity: it stays theirs');
  return null;
}

/** Kept in plain text there. An empty one let everybody in, and is none. */
function passwordOf(login: SourceRow | undefined, oldId: string): PasswordToHash | null {
  const password = login?.['password'] ?? '';
  return password === '' ? null : new PasswordToHash('plain', password, `miniapp logins ${oldId}`);
}

/** Sign-ins stand beside the member; here only those are told that belong to nobody. */
export const LOGIN: TableMapping = {
  table: 'logins',
  entity: 'Account',
  key: ['user_id'],
  repeats: true,
  mapped: ['user_id', 'username', 'password', 'open_id'],
  map: (old, at) => {
    const account = at.id('user_infos', old['user_id'], 'Account');
    return account === undefined ? setAside('nobody belongs to it') : [merge('Account', account, {}, 'login')];
  },
};
