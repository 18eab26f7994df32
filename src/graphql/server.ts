import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../core/log.js';
import { createApolloServer } from './apollo.js';
import { type ErrorFormatter, createErrorFormatter } from './errors/format.js';
import { httpRefusal } from './errors/http-refusal.js';
import { idempotentMutations, type IdempotentParts } from './idempotent-mutations.js';
import { type Operations, createOperations } from './execution/operations.js';
import { DEFAULT_LIMITS, type QueryLimits } from './limits/limits.js';
import { createRepeated } from './repeated.js';
import { createPlayground, prefersHtml } from './playground.js';

export interface GraphQLOptions<TContext extends object> {
  readonly schema: GraphQLSchema;
  /** Also decides whether errors may suggest names of the schema. */
  readonly introspection: boolean;
  readonly playground: boolean;
  readonly bodyLimitBytes: number;
  readonly log: Log;
  /** Makes the resolvers' context; a RequestError it throws is the answer. See `identifyCaller`. */
  readonly createContext: (request: FastifyRequest) => Promise<TContext>;
  readonly limits?: QueryLimits;
  /** Without it every request is executed, whatever Idempotency-Key it has. */
  readonly idempotency?: IdempotentParts;
}

export interface GraphQLServer {
  /** The same schema in process, for the legacy surfaces. */
  readonly operations: Operations;
  readonly formatError: ErrorFormatter;
  stop(): Promise<void>;
}

const PATH = '/graphql';

/** Serves the schema at /graphql: operations by POST and GET, and the playground for browsers. */
export async function registerGraphQL<TContext extends object>(app: FastifyInstance, options: GraphQLOptions<TContext>): Promise<GraphQLServer> {
  const { schema, introspection, log, limits = DEFAULT_LIMITS } = options;
  const formatError = createErrorFormatter({ log, suggestions: introspection });
  const operations = createOperations(schema, formatError);
  const apollo = createApolloServer<TContext>({ schema, operations, formatError, limits, introspection, log });
  await apollo.start();
  const repeated = createRepeated({ schema, operations, formatError, limits, createContext: options.createContext });
  const apolloHandler = fastifyApolloHandler(apollo, { context: options.createContext });

  const playground = options.playground ? createPlayground(PATH) : undefined;

  const execute = async (scope: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const answer = await repeated(request);
    return answer ? reply.type(answer.contentType).send(answer.text) : apolloHandler.call(scope, request, reply);
  };
  const idempotent = options.idempotency && idempotentMutations(options.idempotency, formatError);

  await app.register(async (scope) => {
    acceptJsonOnly(scope);
    scope.setErrorHandler((error, _request, reply) => {
      const refusal = httpRefusal(error);
      const status = refusal?.extensions['http'];
      const code = typeof status === 'object' && status !== null && 'status' in status ? Number(status.status) : 500;
      return reply.code(code).type('application/json; charset=utf-8').send(JSON.stringify({ errors: [formatError(refusal ?? error)] }));
    });
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: PATH,
      bodyLimit: options.bodyLimitBytes,
      ...(idempotent && { onSend: idempotent.onSend }),
      async handler(request: FastifyRequest, reply: FastifyReply) {
        if (prefersHtml(request)) return playground ? playground(request, reply) : reply.callNotFound();
        const work = (): Promise<unknown> => execute(scope, request, reply);
        return idempotent && request.headers['idempotency-key'] !== undefined ? idempotent.once(request, reply, work) : work();
      },
    });
  });
  return { operations, formatError, stop: () => apollo.stop() };
}

/** The parsers for forms and files, which the legacy surfaces have, would let a foreign page post operations. */
function acceptJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, scope.getDefaultJsonParser('error', 'error'));
}
