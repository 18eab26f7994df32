import { HeaderMap } from '@apollo/server';
import { type ASTNode, GraphQLError } from 'graphql';
import type { ErrorCode } from '../../platform/errors.js';

interface RequestReasonRow {
  readonly code: ErrorCode;
  readonly status: number;
}

/** Every reason for which a request is refused before any resolver runs, with the status of its HTTP answer. */
export const REQUEST_REASONS = {
  // the HTTP request
  BAD_REQUEST: { code: 'BAD_USER_INPUT', status: 400 },
  REQUEST_TIMEOUT: { code: 'BAD_USER_INPUT', status: 408 },
  BODY_NOT_JSON: { code: 'BAD_USER_INPUT', status: 400 },
  TEXT_NOT_UNICODE: { code: 'BAD_USER_INPUT', status: 400 },
  BODY_TOO_LARGE: { code: 'BAD_USER_INPUT', status: 413 },
  MEDIA_TYPE_UNSUPPORTED: { code: 'BAD_USER_INPUT', status: 415 },
  BATCHING_DISABLED: { code: 'BAD_USER_INPUT', status: 400 },
  // the caller
  TOKEN_INVALID: { code: 'UNAUTHENTICATED', status: 401 },
  // the document
  PERSISTED_QUERY_NOT_FOUND: { code: 'BAD_USER_INPUT', status: 200 },
  PERSISTED_QUERY_MISMATCH: { code: 'BAD_USER_INPUT', status: 400 },
  DOCUMENT_NOT_FOUND: { code: 'BAD_USER_INPUT', status: 400 },
  DOCUMENT_NOT_TRUSTED: { code: 'BAD_USER_INPUT', status: 400 },
  GRAPHQL_PARSE_FAILED: { code: 'BAD_USER_INPUT', status: 400 },
  GRAPHQL_VALIDATION_FAILED: { code: 'BAD_USER_INPUT', status: 400 },
  OPERATION_RESOLUTION_FAILURE: { code: 'BAD_USER_INPUT', status: 400 },
  INTROSPECTION_DISABLED: { code: 'BAD_USER_INPUT', status: 400 },
  VARIABLE_INVALID: { code: 'BAD_USER_INPUT', status: 400 },
  ARGUMENT_INVALID: { code: 'BAD_USER_INPUT', status: 400 },
  OPERATION_NOT_A_SUBSCRIPTION: { code: 'BAD_USER_INPUT', status: 400 },
  SUBSCRIPTION_OVER_HTTP: { code: 'BAD_USER_INPUT', status: 400 },
  // the limits
  TOO_MANY_SUBSCRIPTIONS: { code: 'BAD_USER_INPUT', status: 400 },
  QUERY_TOO_LONG: { code: 'BAD_USER_INPUT', status: 400 },
  QUERY_TOO_DEEP: { code: 'BAD_USER_INPUT', status: 400 },
  QUERY_TOO_EXPENSIVE: { code: 'BAD_USER_INPUT', status: 400 },
  TOO_MANY_OPERATIONS: { code: 'BAD_USER_INPUT', status: 400 },
  TOO_MANY_FIELDS: { code: 'BAD_USER_INPUT', status: 400 },
  TOO_MANY_ALIASES: { code: 'BAD_USER_INPUT', status: 400 },
  TOO_MANY_DIRECTIVES: { code: 'BAD_USER_INPUT', status: 400 },
  TOO_MANY_MUTATIONS: { code: 'BAD_USER_INPUT', status: 400 },
} as const satisfies Record<string, RequestReasonRow>;

export type RequestReason = keyof typeof REQUEST_REASONS;

export function isRequestReason(value: unknown): value is RequestReason {
  return typeof value === 'string' && Object.hasOwn(REQUEST_REASONS, value);
}

interface RequestErrorDetails {
  readonly nodes?: readonly ASTNode[];
  /** Where in the document, in place of `nodes`. */
  readonly at?: Pick<GraphQLError, 'source' | 'positions'>;
  /** The input field at fault; see `Refusal`. */
  readonly field?: string | undefined;
  /** Limits and counts behind the refusal; shown to the client. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal of the whole request, before execution. Its message is shown to the client. */
export class RequestError extends GraphQLError {
  readonly reason: RequestReason;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>> | undefined;

  constructor(reason: RequestReason, message: string, details: RequestErrorDetails = {}) {
    const { status } = REQUEST_REASONS[reason];
    const headers = new HeaderMap();
    if (status === 401) headers.set('www-authenticate', 'Bearer');
    // Apollo Server takes the HTTP status from extensions.http, and hides it from the client. (Typed loosely: GraphiQL's
    // package brings graphql-yoga's types along, which know another `http`.)
    const extensions: Record<string, unknown> = { reason, http: { status, headers } };
    super(message, {
      nodes: details.nodes ?? null,
      source: details.at?.source ?? null,
      positions: details.at?.positions ?? null,
      extensions,
    });
    this.reason = reason;
    this.field = details.field;
    this.params = details.params;
  }

  /** The same without the document's nodes, for keeping. */
  withoutNodes(): RequestError {
    const { source, positions } = this;
    return new RequestError(this.reason, this.message, {
      at: { source, positions },
      field: this.field,
      ...(this.params && { params: this.params }),
    });
  }
}
