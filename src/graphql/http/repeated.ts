import type { FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { ErrorFormatter } from '../errors/format.js';
import type { Documents } from '../operation/documents.js';
import { overHttpRefusal } from '../operation/operation-refusal.js';
import type { Operation } from '../operation/operation.js';
import type { Variables } from '../operation/operation.js';
import { tokenRefusalIn } from './context.js';

interface RepeatedParts<TContext extends object> {
  readonly documents: Documents;
  readonly formatError: ErrorFormatter;
  readonly createContext: (request: FastifyRequest) => Promise<TContext>;
}

/** A request as programs send it; whatever else one holds is Apollo Server's to judge. */
interface PlainRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Variables;
}

export interface RepeatedAnswer {
  readonly contentType: string;
  readonly text: string;
}

/** Apollo Server's choice, in its order. */
const CONTENT_TYPES = ['application/json', 'application/graphql-response+json'];
const REMEMBERED_ACCEPTS = 100;

/**
 * Answers the operations that Apollo Server has parsed and checked before without asking it again; that would cost several
 * times what the answer does. Undefined: the request is Apollo Server's, because it is its first, because it is not plain,
 * or because it must be refused. Nothing has been executed then.
 */
export function createRepeated<TContext extends object>(parts: RepeatedParts<TContext>) {
  const { documents, formatError, createContext } = parts;
  /** By the Accept header; empty where the client takes neither. */
  const contentTypes = new LRUCache<string, string>({ max: REMEMBERED_ACCEPTS });

  const contentTypeFor = (accept = '*/*'): string => {
    let type = contentTypes.get(accept);
    if (type === undefined) contentTypes.set(accept, (type = new Negotiator({ headers: { accept } }).mediaType(CONTENT_TYPES) ?? ''));
    return type;
  };

  return async (request: FastifyRequest): Promise<RepeatedAnswer | undefined> => {
    const plain = plainRequest(request.body);
    const known = plain && documents.known(plain.query);
    const operation = known && !('errors' in known) ? known.operation(plain?.operationName) : undefined;
    const contentType = contentTypeFor(request.headers.accept);
    if (!operation || !plain || contentType === '' || overHttpRefusal(operation, plain.variables)) return undefined;
    if (request.method === 'GET' && operation.definition.operation !== OperationTypeNode.QUERY) return undefined;
    const context = await createContext(request).catch(() => undefined);
    if (context === undefined || (tokenRefusalIn(context) && !operation.ignoresToken)) return undefined;
    const text = textOf(await operation.run(plain.variables, context), formatError);
    return text === undefined ? undefined : { contentType: `${contentType}; charset=utf-8`, text };
  };
}

function plainRequest(asked: unknown): PlainRequest | undefined {
  if (typeof asked !== 'object' || asked === null) return undefined;
  const { query, operationName, variables, extensions } = asked as Partial<Record<string, unknown>>;
  if (typeof query !== 'string') return undefined;
  // Nothing of them has a meaning here any more; Apollo Client sends its own version in each request.
  if (extensions !== undefined && (typeof extensions !== 'object' || Array.isArray(extensions))) return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== undefined && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
  return { query, operationName: operationName ?? undefined, variables: (variables ?? {}) as Variables };
}

/** Undefined where the operation did not run. */
function textOf(outcome: Awaited<ReturnType<Operation['run']>>, formatError: ErrorFormatter): string | undefined {
  if ('dataText' in outcome) {
    const errors = outcome.errors.length === 0 ? '' : `"errors":${JSON.stringify(outcome.errors.map(formatError))},`;
    return `{${errors}"data":${outcome.dataText}}`;
  }
  const { data, errors } = outcome;
  return data === undefined ? undefined : JSON.stringify({ errors: errors?.map(formatError), data });
}
