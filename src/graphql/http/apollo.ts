import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, execute } from 'graphql';
import type { Log } from '../../platform/log.js';
import type { ErrorFormatter } from '../errors/format.js';
import type { Documents } from '../operation/documents.js';
import { executed } from '../operation/operation.js';
import { admissionPlugin } from './admission-plugin.js';
import { statusPlugin } from './status-plugin.js';

interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly formatError: ErrorFormatter;
  readonly introspection: boolean;
  readonly log: Log;
}

/**
 * Apollo Server: the HTTP protocol and the order of a request's stages. Which documents may pass is the admission's to say, and
 * operations run themselves.
 */
export function createApolloServer<TContext extends BaseContext>(parts: ApolloParts): ApolloServer<TContext> {
  const { schema, documents, formatError, introspection, log } = parts;
  return new ApolloServer<TContext>({
    gateway: createGateway(schema, documents),
    formatError: (_shown, error) => formatError(error),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // There is nothing to forge: this API reads no cookie, mutations come by POST only, and a POST as JSON only (`acceptJsonOnly`).
    csrfPrevention: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    documentStore: null,
    dangerouslyDisableValidation: true,
    stringifyResult: (value) => JSON.stringify(value),
    logger: {
      debug: () => {},
      info: (message) => log.info({}, String(message)),
      warn: (message) => log.warn({}, String(message)),
      error: (message) => log.error({}, String(message)),
    },
    plugins: [
      admissionPlugin(documents, formatError),
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
function createGateway(schema: GraphQLSchema, documents: Documents): ApolloServerOptionsWithGateway<BaseContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async load() {
      return {
        executor: async ({ document, request: { query = '', operationName, variables = {} }, context }) => {
          const read = documents.read(query);
          const operation = 'errors' in read ? undefined : read.operation(operationName);
          // No such operation: graphql-js says so in its own words.
          return operation
            ? executed(await operation.run(variables, context))
            : execute({ schema, document, operationName, variableValues: variables, contextValue: context });
        },
      };
    },
    async stop() {},
  };
}
