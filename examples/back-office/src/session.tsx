import { graphql, type ResultOf } from '@campus-gateway/client';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { openGateway } from './gateway.js';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      accountId
      realm
      username
      permissions
      staff {
        id
        name
      }
    }
  }
`);
export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['viewer']>;

interface Session {
  readonly token: string | null;
  /** Whether the last one ended by itself. */
  readonly ended: boolean;
  readonly begin: (token: string) => void;
  readonly end: () => void;
}

const SessionContext = createContext<Session | null>(null);
/** For the tab only: gone with it, and not for other tabs' scripts to find on the disk. */
const KEPT = 'campus-token';

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [{ token, ended }, setState] = useState(() => ({ token: sessionStorage.getItem(KEPT), ended: false }));
  const leave = useCallback((byItself: boolean) => {
    sessionStorage.removeItem(KEPT);
    setState({ token: null, ended: byItself });
  }, []);
  const gateway = useMemo(() => openGateway(token, () => leave(true)), [token, leave]);
  const session = useMemo<Session>(
    () => ({
      token,
      ended,
      begin: (given) => {
        sessionStorage.setItem(KEPT, given);
        setState({ token: given, ended: false });
      },
      end: () => leave(false),
    }),
    [token, ended, leave],
  );
  return (
    <SessionContext value={session}>
      <Provider value={gateway}>{children}</Provider>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('Outside of SessionProvider.');
  return session;
}
