import { type GraphQLError, OperationTypeNode } from 'graphql';
import { RequestError } from '../errors/request-error.js';
import type { Operation } from '../execution/operation.js';
import type { Variables } from '../execution/operations.js';
import type { QueryLimits } from '../limits/limits.js';

/** Why an operation is not executed over HTTP with these variables; undefined when it is. */
export function overHttpRefusal(operation: Operation, variables: Variables, limits: QueryLimits): RequestError | undefined {
  const { definition } = operation;
  if (definition.operation === OperationTypeNode.SUBSCRIPTION) {
    return new RequestError(
      'SUBSCRIPTION_OVER_HTTP',
      'Subscriptions come over WebSocket, in the graphql-transport-ws protocol, at this address.',
      { nodes: [definition] },
    );
  }
  return costRefusal(operation, variables, limits);
}

/** The same over WebSocket, where nothing but subscriptions comes, which are not run as operations that look at their filters first. */
export function overWebSocketRefusal(operation: Operation, variables: Variables, limits: QueryLimits): GraphQLError | undefined {
  if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) {
    return new RequestError('OPERATION_NOT_A_SUBSCRIPTION', 'Only subscriptions come over WebSocket. Send queries and mutations by POST.');
  }
  return costRefusal(operation, variables, limits) ?? operation.filterRefusal(variables);
}

/** Not part of the document's own check: page sizes may be variables. */
function costRefusal(operation: Operation, variables: Variables, limits: QueryLimits): RequestError | undefined {
  const cost = operation.costOf(variables);
  if (cost <= limits.cost) return undefined;
  return new RequestError(
    'QUERY_TOO_EXPENSIVE',
    `The operation costs ${cost}; at most ${limits.cost} is allowed. Ask for smaller pages or fewer levels.`,
    {
      nodes: [operation.definition],
      params: { limit: limits.cost, actual: cost },
    },
  );
}
