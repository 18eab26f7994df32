import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { FindDemoAccounts } from '../../access/demo-account.js';
import type { Refusals } from '../../platform/http/refusals.js';
import { READ_ENCODINGS } from '../../platform/http/unpacked-body.js';
import type { Log } from '../../platform/log.js';
import { prefersHtml } from '../../platform/pages/page.js';
import { DEFAULT_QUERY_LIMITS, type QueryLimits } from '../admission/limits/limits.js';
import { type ErrorFormatter, createErrorFormatter } from '../errors/format.js';
import { httpRefusal } from '../errors/http-refusal.js';
import { markUnavailable, refusalWording } from '../errors/unavailable.js';
import { Documents } from '../operation/documents.js';
import { type Operations, createOperations } from '../operation/own-operations.js';
import { openPersisted, type PersistedDocuments, type PersistedOptions } from '../persisted/persisted-documents.js';
import { createApolloServer } from './apollo.js';
import { askedBy } from './asked.js';
import { idempotentMutations, type IdempotentParts } from './idempotent-mutations.js';
import { putDocumentIn, sendDocumentRefusal } from './named-document.js';
import { createPlayground } from './playground.js';
import { createRepeated } from './repeated.js';
import { acceptJsonOnly } from './request-texts.js';

export interface GraphQLOptions<TContext extends object> {
  readonly schema: GraphQLSchema;
  /** Also decides whether errors may suggest names of the schema. */
  readonly introspection: boolean;
  /** The accounts that the playground offers; undefined: no playground. */
  readonly playground?: FindDemoAccounts | undefined;
  readonly bodyLimitBytes: number;
  readonly log: Log;
  /** Where this API says how it words refusals of requests that it never sees. */
  readonly refusals?: Refusals;
  /** Makes the resolvers' context, with the `tokenRefusal` of the caller. See `identifyCaller`. */
  readonly createContext: (request: FastifyRequest) => Promise<TContext>;
  readonly limits?: QueryLimits;
  /** Documents that requests name in place of sending them. */
  readonly persisted: PersistedOptions;
  /** Without it every request is executed, whatever Idempotency-Key it has. */
  readonly idempotency?: IdempotentParts;
}

export interface GraphQLServer {
  /** The way in for subscriptions, too. */
  readonly documents: Documents;
  readonly persisted: PersistedDocuments;
  /** The same schema in process, for the legacy surfaces. */
  readonly operations: Operations;
  readonly formatError: ErrorFormatter;
  stop(): Promise<void>;
}

const PATH = '/graphql';
/** With and without a slash at the end: the same. */
const PATHS = [PATH, `${PATH}/`];
const METHODS = 'GET, POST, OPTIONS';

/** Serves the schema at /graphql: operations by POST, queries by GET too, and the playground for browsers. */
export async function registerGraphQL<TContext extends object>(
  app: FastifyInstance,
  options: GraphQLOptions<TContext>,
): Promise<GraphQLServer> {
  const { schema, introspection, log, limits = DEFAULT_QUERY_LIMITS } = options;
  const formatError = createErrorFormatter({ log, suggestions: introspection });
  options.refusals?.add(refusalWording(PATHS));
  const documents = new Documents({ schema, limits, introspection, trustedOnly: options.persisted.trustedOnly });
  const persisted = await openPersisted(documents, log, options.persisted);
  const operations = createOperations(schema, formatError, limits);
  const apollo = createApolloServer<TContext>({ schema, documents, formatError, introspection, log });
  await apollo.start();
  const repeated = createRepeated({ documents, formatError, createContext: options.createContext });
  const apolloHandler = fastifyApolloHandler(apollo, { context: options.createContext });

  const playground = options.playground && createPlayground(PATH, options.playground);

  const execute = async (scope: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const answer = await repeated(request);
    if (answer) reply.type(answer.contentType);
    const text: unknown = answer ? answer.text : await apolloHandler.call(scope, request, reply);
    if (typeof text === 'string') markUnavailable(reply, text);
    return text;
  };
  const idempotent = options.idempotency && idempotentMutations(options.idempotency, formatError);

  await app.register(async (scope) => {
    acceptJsonOnly(scope, options.bodyLimitBytes);
    // Answers belong to one viewer. (The page for browsers says otherwise of itself.)
    scope.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      done();
    });
    scope.setErrorHandler((error, _request, reply) => {
      const refusal = httpRefusal(error);
      const status = refusal?.extensions['http'];
      const code = typeof status === 'object' && status !== null && 'status' in status ? Number(status.status) : 500;
      if (code === 415) reply.header('accept-encoding', READ_ENCODINGS);
      const text = JSON.stringify({ errors: [formatError(refusal ?? error)] });
      reply.code(code).type('application/json; charset=utf-8');
      markUnavailable(reply, text);
      return reply.send(text);
    });
    for (const url of PATHS) {
      scope.options(url, (_request, reply) => reply.code(204).header('allow', METHODS).send());
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url,
        bodyLimit: options.bodyLimitBytes,
        ...(idempotent && { onSend: idempotent.onSend }),
        async handler(request: FastifyRequest, reply: FastifyReply) {
          if (prefersHtml(request)) return playground ? playground(request, reply) : reply.callNotFound();
          request.body = askedBy(request);
          const refusal = await putDocumentIn(request, persisted);
          if (refusal) return sendDocumentRefusal(request, reply, refusal, formatError);
          const work = (): Promise<unknown> => execute(scope, request, reply);
          return idempotent && request.headers['idempotency-key'] !== undefined ? idempotent.once(request, reply, work) : work();
        },
      });
    }
  });
  const stop = async (): Promise<void> => {
    persisted.close();
    await apollo.stop();
  };
  return { documents, persisted, operations, formatError, stop };
}
