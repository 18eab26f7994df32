import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createFetch } from '@campus-gateway/client';
import { typePolicies } from '@campus-gateway/client/apollo';
import { createSubscriptions } from '@campus-gateway/client/subscriptions';

export function openApollo(url: string, token: () => string | null, onSessionEnded: () => void): ApolloClient {
  const live = createSubscriptions({ url: url.replace(/^http/, 'ws'), token, onSessionEnded });
  return new ApolloClient({
    cache: new InMemoryCache({ typePolicies: typePolicies({ growing: ['courses'] }) }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      new GraphQLWsLink(live.socket),
      new HttpLink({ uri: url, fetch: createFetch({ token, onSessionEnded }) }),
    ),
  });
}
