import { mustProveOwnPassword } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { defineWrite } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';

const PROVING = defineWrite<{ accountId: number }>()({
  facts: ({ accountId }) => ({ account: row('Account', { where: { id: accountId }, select: { username: true, passwordHash: true } }) }),
});

/** A change of a password. */
export interface PasswordWrite extends PasswordProof {
  /** Whether the password is the viewer's own, and there is a new one. */
  readonly own: boolean;
}

/** What proves that whoever changes their own password knows the present one. */
export interface PasswordProof {
  readonly currentPassword: string | null | undefined;
  /** The client's address. */
  readonly address: string;
}

/** A session, which may be stolen or left open, is not enough to change the password of its account. */
export class OwnPassword {
  constructor(private readonly core: Pick<Core, 'writer' | 'passwords' | 'throttle'>) {}

  /**
   * What the account must still have when the new password is written: the hash that was proven, where a proof is needed. Somebody
   * else's password needs none, nor one's own in the old APIs, whose bodies have no place for one (contract: summer-crm.user.update,
   * miniapp.user.update). Throws what `prove` throws.
   */
  async condition(viewer: Viewer, { own, ...proof }: PasswordWrite): Promise<{ readonly passwordHash?: string | null }> {
    return own && mustProveOwnPassword(viewer) ? { passwordHash: await this.prove(viewer, proof) } : {};
  }

  /**
   * Answers the hash that the present password opens, for the change to begin from; null where the account has none yet.
   * Throws CURRENT_PASSWORD_REQUIRED, WRONG_PASSWORD, TOO_MANY_ATTEMPTS.
   */
  async prove({ accountId, realm }: Viewer, { currentPassword, address }: PasswordProof): Promise<string | null> {
    const { account } = await this.core.writer.look(PROVING, { accountId });
    const hash = account?.passwordHash ?? null;
    if (hash === null) return null;
    if (currentPassword === null || currentPassword === undefined)
      throw new DomainError('CURRENT_PASSWORD_REQUIRED', { field: 'currentPassword' });
    // Guesses count as sign-ins do: a stolen session must not be a way to find out the password.
    const proven = await this.core.throttle.attempt({ realm, username: account?.username ?? `#${accountId}`, address }, async () =>
      (await this.core.passwords.verify(realm, hash, currentPassword)) ? true : null,
    );
    if (proven === null) throw new DomainError('WRONG_PASSWORD', { field: 'currentPassword' });
    return hash;
  }
}
