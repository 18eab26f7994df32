import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { RequestError } from '../errors/request-error.js';
import { queryCost } from './cost.js';
import type { QueryLimits } from './limits.js';

/** Refuses operations that cost too much. A plugin, not a validation rule: page sizes may be variables. */
export function createCostPlugin(limits: QueryLimits): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return;
          const cost = queryCost(schema, document, operation, request.variables ?? {});
          if (cost <= limits.cost) return;
          throw new RequestError('QUERY_TOO_EXPENSIVE', `The operation costs ${cost}; at most ${limits.cost} is allowed. Ask for smaller pages or fewer levels.`, {
            nodes: [operation], params: { limit: limits.cost, actual: cost },
          });
        },
      };
    },
  };
}
