import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorFormatter } from '../errors/format.js';
import { RequestError, REQUEST_REASONS } from '../errors/request-error.js';
import { isRecord } from '../persisted/is-record.js';
import type { PersistedDocuments } from '../persisted/persisted-documents.js';
import { queryOf } from './asked.js';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Puts the text of a document into a request that names it, so that whoever comes next sees an ordinary one. Answers why there is none. */
export async function putDocumentIn(request: FastifyRequest, persisted: PersistedDocuments): Promise<RequestError | undefined> {
  try {
    await putIn(request, persisted);
    return undefined;
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

async function putIn(request: FastifyRequest, persisted: PersistedDocuments): Promise<void> {
  const asked = request.body;
  if (!isRecord(asked) || persisted.isPlain(asked)) return;
  const query = await persisted.textOf(asked);
  if (query === undefined) return;
  // Nothing but names of documents has a meaning among extensions.
  const { documentId: _, extensions: _named, ...others } = asked;
  const ordinary = { ...others, query };
  request.body = ordinary;
  if (request.method === 'GET') request.raw.url = `${request.url.slice(0, request.url.indexOf('?'))}?${queryOf(ordinary)}`;
}

/**
 * The answer where the document is not there: as to every well-formed request, 400 for clients that understand
 * `application/graphql-response+json`, 200 for the others. "Not found" is 200 for all: some of Apollo's clients look no further than the status.
 */
export function sendDocumentRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  error: RequestError,
  formatError: ErrorFormatter,
): FastifyReply {
  const { status } = REQUEST_REASONS[error.reason];
  const understands = (request.headers.accept ?? '').includes(GRAPHQL_RESPONSE) && status !== 200;
  return reply
    .code(understands || error.reason === 'BAD_REQUEST' ? status : 200)
    .type(`${understands ? GRAPHQL_RESPONSE : 'application/json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: [formatError(error)] }));
}
