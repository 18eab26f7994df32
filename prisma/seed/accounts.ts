import type { Realm } from '../../src/access/audiences.js';
import type { Passwords } from '../../src/access/passwords.js';
import type { Transaction } from '../../src/platform/database/database.js';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'demo123456';

/** Every demo account that has a name. */
export const DEMO_ACCOUNTS: readonly { readonly realm: Realm; readonly username: string }[] = [
  ...named('STAFF', 'demoadmin', 'demosales', 'demoserver'),
  ...named('STUDENT', 'student1', 'student2'),
  ...named('TEACHER', 'teacher1@example.com', 'teacher2@example.com'),
  ...named('PUPIL', 'pupil1'),
  ...named('SHOPPER', 'shopper1', 'shopper2', 'shopstaff1'),
  ...named('MEMBER', 'member1', 'tutor1', 'manager1'),
];

function named(realm: Realm, ...usernames: readonly string[]): { realm: Realm; username: string }[] {
  return usernames.map((username) => ({ realm, username }));
}

export interface DemoAccount {
  readonly realm: Realm;
  /** Left out: the person is known by WeChat only. */
  readonly username?: string;
  /** The person's WeChat identity: that of the mini-program for members, of the web application for others. */
  readonly openid?: string;
}

/** Makes the account of a demo profile, which is the caller's to make. */
export type CreateAccount = (transaction: Transaction, account: DemoAccount) => Promise<{ id: number }>;

/** Hashes the demo password once for staff and once for everybody else; await it before the transaction begins. */
export async function accountMaker(passwords: Passwords): Promise<CreateAccount> {
  const [ofStaff, ofOthers] = await Promise.all([passwords.hash('STAFF', DEMO_PASSWORD), passwords.hash('STUDENT', DEMO_PASSWORD)]);
  return async (transaction, { realm, username, openid }) => {
    const passwordHash = realm === 'STAFF' ? ofStaff : ofOthers;
    const { id } = await transaction.account.create({ data: { realm, username: username ?? null, passwordHash }, select: { id: true } });
    if (openid !== undefined) {
      const app = realm === 'MEMBER' ? 'MINI' : 'WEB';
      await transaction.wechatIdentity.create({ data: { accountId: id, realm, app, openid } });
    }
    return { id };
  };
}
