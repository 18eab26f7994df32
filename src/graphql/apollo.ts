import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../core/log.js';
import type { ErrorFormatter } from './errors/format.js';
import type { Operations } from './execution/operations.js';
import { createCostPlugin } from './limits/cost-plugin.js';
import type { QueryLimits } from './limits/limits.js';
import { createShapeRule } from './limits/shape-rule.js';
import { textRule } from './limits/text-rule.js';
import { statusPlugin } from './status-plugin.js';
import { overHttpPlugin } from './subscriptions/over-http-plugin.js';

interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly operations: Operations;
  readonly formatError: ErrorFormatter;
  readonly limits: QueryLimits;
  readonly introspection: boolean;
  readonly log: Log;
}

/** Apollo Server: parsing, validation, limits and the HTTP protocol. Execution is `operations`. */
export function createApolloServer<TContext extends BaseContext>(parts: ApolloParts): ApolloServer<TContext> {
  const { schema, operations, formatError, limits, introspection, log } = parts;
  return new ApolloServer<TContext>({
    gateway: createGateway(schema, operations),
    formatError: (_shown, error) => formatError(error),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [createShapeRule(limits), textRule],
    stringifyResult: (value) => JSON.stringify(value),
    logger: {
      debug: () => {},
      info: (message) => log.info({}, String(message)),
      warn: (message) => log.warn({}, String(message)),
      error: (message) => log.error({}, String(message)),
    },
    plugins: [
      createCostPlugin(limits),
      overHttpPlugin,
      statusPlugin,
      // It would wrap every resolver of the schema.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // An APOLLO_KEY in the environment would switch these on, and they talk to other hosts.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
}

/** Apollo Server's place for another executor is its gateway option; this one serves the schema at hand. */
function createGateway(schema: GraphQLSchema, operations: Operations): ApolloServerOptionsWithGateway<BaseContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async load() {
      return {
        executor: async ({ document, request, context }) =>
          operations.run({ source: request.query ?? '', document, operationName: request.operationName, variables: request.variables ?? {} }, context),
      };
    },
    async stop() {},
  };
}
