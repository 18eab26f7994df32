import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { unavailability } from '../../platform/database/unavailable.js';
import { type ErrorCode, PLATFORM_REASONS } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { currentCall, learnReason } from '../../platform/observe/call.js';
import { badTextOfSyntaxError } from './bad-text.js';
import { refusalIn, wrappedError } from './refusal-in.js';
import type { Refusal } from './refusal.js';
import { REQUEST_REASONS, type RequestReason, isRequestReason } from './request-error.js';
import { variableField } from './variable-field.js';

/** An error as every client of the schema sees it. */
export interface ShownError extends GraphQLFormattedError {
  readonly extensions: {
    readonly code: ErrorCode;
    readonly reason: string;
    readonly field?: string;
    readonly params?: Readonly<Record<string, string | number>>;
    /** Of what is not the client's to mend: what its line in the log is found by. Every answer has it as `x-request-id`. */
    readonly requestId?: string;
  };
}

export type ErrorFormatter = (error: unknown) => ShownError;

const LONGEST_MESSAGE = 1000;

interface FormatterOptions {
  readonly log: Log;
  /** Whether "Did you mean" may name parts of the schema that the client did not name. */
  readonly suggestions: boolean;
}

/** Makes the function that decides what of an error is shown: refusals whole, everything else logged and masked. */
export function createErrorFormatter({ log, suggestions }: FormatterOptions): ErrorFormatter {
  return (error) => {
    const refusal = refusalIn(error) ?? requestRefusal(error) ?? fault(error, log);
    if (refusal.code === 'UNAVAILABLE')
      log.warn({ path: pathOf(error), reason: whyUnavailable(error) }, 'A GraphQL operation could not be answered now.');
    const { code, reason, field, params } = refusal;
    learnReason(reason);
    // Shortened first: what follows looks at the rest of the text once for each place where it might begin.
    const short = shortened(refusal.message);
    const message = suggestions ? short : short.replace(/ ?Did you mean.*[?…]$/s, '');
    return {
      message,
      ...(error instanceof GraphQLError && error.locations && { locations: error.locations }),
      ...(error instanceof GraphQLError && error.path && { path: error.path }),
      extensions: { code, reason, ...(field !== undefined && { field }), ...(params && { params }), ...idFor(code) },
    };
  };
}

function idFor(code: ErrorCode): { readonly requestId?: string } {
  const call = code === 'INTERNAL' || code === 'UNAVAILABLE' ? currentCall() : undefined;
  return call === undefined ? {} : { requestId: call.id };
}

/** graphql-js quotes the value at fault, however long it is. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

function pathOf(error: unknown): string | undefined {
  return error instanceof GraphQLError ? error.path?.join('.') : undefined;
}

/** For the log, in a few words; whoever threw the refusal itself has said why. */
function whyUnavailable(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = wrappedError(cause)) {
    const why = unavailability(cause);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Errors of graphql-js and Apollo Server about the request itself. An error with a path comes from a resolver instead. */
function requestRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const { message } = error;
  if (error.path) {
    // A nullable variable in a place that takes no null: seen only when the field runs, yet the client's mistake.
    const byExecutor = !error.originalError || error.originalError instanceof GraphQLError;
    return byExecutor && message.startsWith('Argument "') ? requestReason('ARGUMENT_INVALID', message) : undefined;
  }
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION && message.startsWith('Variable "$')) {
    return { ...requestReason('VARIABLE_INVALID', message), field: variableField(message) };
  }
  const { code, validationErrorCode } = error.extensions;
  const badText = code === 'GRAPHQL_PARSE_FAILED' ? badTextOfSyntaxError(error) : null;
  if (badText !== null) return { ...requestReason('TEXT_NOT_UNICODE', message), field: badText.field };
  if (message === 'Operation batching disabled.')
    return requestReason('BATCHING_DISABLED', 'Send one operation a request: batching is off.');
  const reason = isRequestReason(validationErrorCode) ? validationErrorCode : code;
  return isRequestReason(reason) ? requestReason(reason, message) : undefined;
}

function requestReason(reason: RequestReason, message: string): Refusal {
  return { code: REQUEST_REASONS[reason].code, reason, message };
}

function fault(error: unknown, log: Log): Refusal {
  const cause = error instanceof GraphQLError ? (wrappedError(error) ?? error) : error;
  log.error({ err: cause, path: pathOf(error) }, 'GraphQL operation failed');
  return { code: PLATFORM_REASONS.INTERNAL.code, reason: 'INTERNAL', message: 'Internal server error' };
}
