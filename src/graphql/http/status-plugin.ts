import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * The status of a refused document, as the GraphQL-over-HTTP specification wants it: 400 for clients that understand
 * `application/graphql-response+json`; 200 for the others, who read the errors in the body of every well-formed request.
 */
export const statusPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const { http, body } = response;
        if (http.status !== 400 || body.kind !== 'single') return;
        if (body.singleResult.errors?.[0]?.extensions?.['reason'] === 'BAD_REQUEST') return;
        const understands = request.http?.headers.get('accept')?.includes(GRAPHQL_RESPONSE) ?? false;
        // The content type is set here too, so that it can't disagree with the status.
        http.headers.set('content-type', `${understands ? GRAPHQL_RESPONSE : 'application/json'}; charset=utf-8`);
        if (!understands) http.status = 200;
      },
    };
  },
};
