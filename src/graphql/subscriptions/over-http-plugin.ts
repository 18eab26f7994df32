import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { RequestError } from '../errors/request-error.js';

/** Refuses subscriptions that come by POST: there they would be executed once, without an event. */
export const overHttpPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        throw new RequestError('SUBSCRIPTION_OVER_HTTP', 'Subscriptions come over WebSocket, in the graphql-transport-ws protocol, at this address.', { nodes: [operation] });
      },
    };
  },
};
