import type { Realm } from '../../access/audiences.js';
import type { AccountChoice } from '../../domain/accounts/operator/operator.service.js';
import { EXIT } from './exit-codes.js';
import { Refused } from './refused.js';

export const REALMS = ['STAFF', 'STUDENT', 'TEACHER', 'PUPIL', 'SHOPPER', 'MEMBER'] as const satisfies readonly Realm[];

export interface WhoseOptions {
  readonly realm?: Realm;
  readonly username?: string;
  readonly account?: number;
}

/** The account that the options name. Throws Refused where they contradict each other. */
export function accountOf({ realm, username, account }: WhoseOptions): AccountChoice {
  const mistake = (text: string): Refused => new Refused(text, EXIT.usage);
  if (account !== undefined) {
    if (realm !== undefined || username !== undefined)
      throw mistake('--account says which account it is: leave out --realm and --username.');
    return { accountId: account };
  }
  if (username === undefined) throw mistake('Name an account: --realm and --username, or --account.');
  if (realm === undefined) throw mistake(`--username needs --realm (${REALMS.join(', ')}): a name is unique within its realm.`);
  return { realm, username };
}
