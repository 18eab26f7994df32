import { createFetch } from '@campus-gateway/client';
import { createSubscriptions } from '@campus-gateway/client/subscriptions';
import { keys } from '@campus-gateway/client/urql';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

export function openUrql(url: string, token: () => string | null, onSessionEnded: () => void): Client {
  const live = createSubscriptions({ url: url.replace(/^http/, 'ws'), token, onSessionEnded });
  return new Client({
    url,
    fetch: createFetch({ token, onSessionEnded }),
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ keys, resolvers: { Query: { courses: relayPagination() } } }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables = {} }) => ({
          subscribe: (sink) => ({ unsubscribe: live.socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}
