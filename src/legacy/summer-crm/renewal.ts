import { RenewSessionDocument } from '../../generated/operations/summer-crm.js';
import type { LegacyRequest, Surface } from '../shim/index.js';

/** contract: auth.refresh */
const RENEW_WITHIN_MS = 10 * 60 * 1000;

/** Puts a token where clients of this API look for it; browsers show it to them only when it is listed. */
export function deliverToken({ answer }: Pick<LegacyRequest, 'answer'>, token: string): void {
  answer.header('token', token);
  answer.header('access-control-expose-headers', 'token');
}

/** The answer to any authenticated call carries a fresh token when the present one has little life left. */
export const renewal: NonNullable<Surface['finish']> = {
  operations: [RenewSessionDocument],
  run: async (request, run) => {
    const { session } = request;
    if (session === null || session.expiresAt.getTime() - Date.now() >= RENEW_WITHIN_MS) return;
    const { renewSession } = await run(RenewSessionDocument, { expiresAt: session.expiresAt.toISOString() });
    if (renewSession !== null) deliverToken(request, renewSession.token);
  },
};
