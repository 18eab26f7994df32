import { type CredentialRules, type Failure, type Incoming, type LegacyRequest, type LegacySession, queryText } from '../shim/index.js';
import { forbidden, unauthenticated } from './texts.js';

const COOKIE = 'ticket';

/** Tickets, in a cookie or the query, and who may call what (contract: summer-student, auth.levels). */
export const credential: CredentialRules = {
  names: [COOKIE],
  // The query counts only where there is no cookie, also where the cookie's ticket is over.
  token: ({ cookies, ...request }: Incoming) => cookies.get(COOKIE) ?? queryText(request, COOKIE) ?? null,
  failure: () => unauthenticated,
  admits: ({ realm }, { endpoint, method }) => {
    switch (endpoint.auth) {
      case 'staff':
        return realm === 'STAFF';
      // Staff have no student data: there is nothing to read, and they may not write.
      case 'student':
        return realm === 'STUDENT' || method === 'GET';
      default:
        return true;
    }
  },
  forbidden: () => forbidden,
};

/** The GET that changes something: it signs in. */
const SIGN_IN_BY_GET = 'summer-student.auth.check-account';

/**
 * A browser sends the ticket whichever page makes it send the request, and keeps the ticket that an answer sets. So a page of another
 * site could sign its visitor in as somebody else, sign them out, or write in their name. Requests that only read are let through:
 * the browser shows that page nothing of the answer.
 */
export function refuseForeign({ foreign, method, endpoint }: LegacyRequest): Failure | null {
  return foreign && (method !== 'GET' || endpoint.id === SIGN_IN_BY_GET) ? forbidden : null;
}

/** Gives the client its ticket to keep, for as long as that is good. */
export function setTicket({ answer, publicUrl }: LegacyRequest, { token, expiresAt }: Pick<LegacySession, 'token' | 'expiresAt'>): void {
  const maxAge = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
  answer.cookie(COOKIE, token, { maxAge, secure: publicUrl.startsWith('https:') });
}

/** Takes the ticket out of the client's cookies. */
export function clearTicket({ answer, publicUrl }: LegacyRequest): void {
  answer.cookie(COOKIE, '', { maxAge: 0, secure: publicUrl.startsWith('https:') });
}
