import { type GraphQLError, OperationTypeNode } from 'graphql';
import { RequestError } from '../errors/request-error.js';
import type { Operation, Variables } from './operation.js';

/** Why an operation is not executed over HTTP with these variables; undefined when it is. */
export function overHttpRefusal(operation: Operation, variables: Variables): RequestError | undefined {
  const { definition } = operation;
  if (definition.operation === OperationTypeNode.SUBSCRIPTION) {
    return new RequestError(
      'SUBSCRIPTION_OVER_HTTP',
      'Subscriptions come over WebSocket, in the graphql-transport-ws protocol, at this address.',
      { nodes: [definition] },
    );
  }
  return operation.costRefusal(variables);
}

/** The same over WebSocket, where nothing but subscriptions comes, which are not run as operations that look at their filters first. */
export function overWebSocketRefusal(operation: Operation, variables: Variables): GraphQLError | undefined {
  if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) {
    return new RequestError('OPERATION_NOT_A_SUBSCRIPTION', 'Only subscriptions come over WebSocket. Send queries and mutations by POST.');
  }
  return operation.costRefusal(variables) ?? operation.filterRefusal(variables);
}
