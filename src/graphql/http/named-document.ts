import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorFormatter } from '../errors/format.js';
import { RequestError, REQUEST_REASONS } from '../errors/request-error.js';
import { isRecord } from '../persisted/is-record.js';
import type { Asked, PersistedDocuments } from '../persisted/persisted-documents.js';

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
  if (request.method === 'POST' && isRecord(request.body)) {
    const { body } = request;
    if (persisted.isPlain(body)) return;
    const text = await persisted.textOf(body);
    if (text === undefined) return;
    const { documentId: _, extensions, ...others } = body;
    request.body = { ...others, query: text, ...(isRecord(extensions) && { extensions: withoutName(extensions) }) };
  } else if (request.method === 'GET') {
    const at = request.url.indexOf('?');
    const search = new URLSearchParams(at < 0 ? '' : request.url.slice(at));
    const asked = askedIn(search);
    if (persisted.isPlain(asked)) return;
    const text = await persisted.textOf(asked);
    if (text === undefined) return;
    search.delete('documentId');
    search.set('query', text);
    if (isRecord(asked.extensions)) search.set('extensions', JSON.stringify(withoutName(asked.extensions)));
    request.raw.url = `${request.url.slice(0, at)}?${search.toString()}`;
  }
}

/** What is there twice, or is no JSON, is left out here and refused by whoever reads all of it. */
function askedIn(search: URLSearchParams): Asked {
  const [query, documentId, extensions] = ['query', 'documentId', 'extensions'].map((name) => {
    const values = search.getAll(name);
    return values.length === 1 ? values[0] : undefined;
  });
  return { query, documentId, extensions: parsed(extensions) };
}

function parsed(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function withoutName(extensions: Readonly<Record<string, unknown>>): object {
  const { persistedQuery: _, ...others } = extensions;
  return others;
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
