import { createFetch, refusalOf } from '@campus-gateway/client';
import { createSubscriptions } from '@campus-gateway/client/subscriptions';
import { keys } from '@campus-gateway/client/urql';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';

/** Where the gateway is, on another origin than this page. */
const url = new URL(import.meta.env['VITE_GATEWAY_URL'] ?? 'http://127.0.0.1:4000/graphql');

/** A client with a cache of its own for one session: what one person saw is gone when the next signs in. */
export function openGateway(token: string | null, onSessionEnded: () => void): Client {
  // Its connection is there as long as somebody is subscribed.
  const live = createSubscriptions({
    url: url.href.replace(/^http/, 'ws'),
    token: () => token,
    onSessionEnded,
  });
  return new Client({
    url: url.href,
    preferGetMethod: false,
    fetch: createFetch({ token: () => token, onSessionEnded }),
    exchanges: [
      cacheExchange({ keys }),
      mapExchange({
        // A session that ended while nothing but a WebSocket was open, or a token that was never good.
        onError: (error) => {
          if (token !== null && refusalOf(error)?.reason === 'TOKEN_INVALID') onSessionEnded();
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: live.socket.subscribe({ query, variables: variables as Record<string, unknown> }, sink) }),
        }),
      }),
    ],
  });
}
