import { createFetch } from '@campus-gateway/client';
import { createSubscriptions } from '@campus-gateway/client/subscriptions';
import { Environment, type GraphQLResponse, Network, Observable, RecordSource, Store } from 'relay-runtime';

export function openRelay(url: string, token: () => string | null, onSessionEnded: () => void): Environment {
  const send = createFetch({ token, onSessionEnded });
  const live = createSubscriptions({ url: url.replace(/^http/, 'ws'), token, onSessionEnded });
  // With `persistConfig` the compiler leaves an id in the place of the text.
  const document = ({ id, text }: { id?: string | null; text?: string | null }) => (text ? { query: text } : { documentId: id });
  return new Environment({
    network: Network.create(
      async (operation, variables) => {
        const body = JSON.stringify({ ...document(operation), variables });
        const response = await send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        return (await response.json()) as GraphQLResponse;
      },
      (operation, variables) =>
        Observable.create((sink) =>
          live.socket.subscribe(
            { query: '', ...document(operation), variables },
            {
              next: (told) => sink.next(told as GraphQLResponse),
              error: (error) => sink.error(error as Error),
              complete: () => sink.complete(),
            },
          ),
        ),
    ),
    store: new Store(new RecordSource()),
    getDataID: ({ nodeId }: { readonly nodeId?: string }) => nodeId as string,
  });
}
