import type { Audience } from './access/audiences.js';
import { type AccountChoice, OperatorService } from './domain/accounts/operator/operator.service.js';
import type { Core } from './domain/core.js';

/** What commands of the command line have done about sessions: by themselves, or by the process that has the embedded database open. */
export interface OperatorCommands {
  token(input: { readonly whose: AccountChoice; readonly audience: Audience; readonly lifeSeconds: number }): Promise<object>;
  'revoke-sessions'(input: { readonly whose: AccountChoice }): Promise<object>;
}

export function operatorCommands(core: Pick<Core, 'writer' | 'sessions'>): OperatorCommands {
  const operator = new OperatorService(core);
  return {
    token: ({ whose, audience, lifeSeconds }) => operator.issueToken(whose, audience, lifeSeconds),
    'revoke-sessions': ({ whose }) => operator.revokeSessions(whose),
  };
}
