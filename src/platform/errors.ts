/** The machine-readable kind of an error, as GraphQL shows it in `extensions.code`. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'UNAVAILABLE' | 'INTERNAL';

/** What a reason stands for. */
export interface ReasonRow {
  readonly code: ErrorCode;
  /** English, for developers; `{name}` is replaced by the parameter of that name. Surfaces have their own texts. */
  readonly message: string;
}

export type Reasons = Readonly<Record<string, ReasonRow>>;

export interface ErrorDetails {
  /** The input field at fault, in GraphQL's spelling. */
  readonly field?: string;
  /** Values for the texts, e.g. a limit. They are shown to clients: never a secret, never another person's data. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * A refusal, which the client is shown. Everything else that is thrown is a fault and shown as INTERNAL only. Its reason is a
 * stable key: clients and the surfaces' tables rely on it. Thrown as `PlatformError`, or by the domains as `DomainError`.
 */
export abstract class ReasonedError extends Error {
  abstract readonly reason: string;
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;

  constructor({ code, message }: ReasonRow, { field, params = {} }: ErrorDetails = {}) {
    super(message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder)));
    this.code = code;
    this.field = field;
    this.params = params;
  }
}

/**
 * The reasons of whoever knows no domain: platform, read engine, access, GraphQL and the old APIs. Domains have their own
 * (domain/errors.ts).
 */
export const PLATFORM_REASONS = {
  UNAUTHENTICATED: { code: 'UNAUTHENTICATED', message: 'Sign in first.' },
  FORBIDDEN: { code: 'FORBIDDEN', message: 'You may not do this.' },
  NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such record.' },
  BAD_USER_INPUT: { code: 'BAD_USER_INPUT', message: 'The input is not valid.' },
  CONFLICT: { code: 'CONFLICT', message: 'The record was changed in the meantime.' },
  UNAVAILABLE: { code: 'UNAVAILABLE', message: 'The service cannot answer now. Try again in {retryAfterSeconds} seconds.' },
  INTERNAL: { code: 'INTERNAL', message: 'Something went wrong on our side.' },

  // feeds
  SUBSCRIBER_TOO_SLOW: { code: 'CONFLICT', message: 'More has happened than you have taken. Subscribe again.' },

  // repeated requests
  IDEMPOTENCY_KEY_INVALID: { code: 'BAD_USER_INPUT', message: 'An Idempotency-Key has 1 to 255 visible ASCII characters.' },
  IDEMPOTENCY_KEY_REUSED: { code: 'CONFLICT', message: 'This Idempotency-Key was sent with another request. Take a new one.' },
  IDEMPOTENCY_ANSWER_LOST: {
    code: 'CONFLICT',
    message: 'This request was done before, and its answer is lost. Look at what it did instead of sending it again.',
  },

  // WeChat
  WECHAT_REFUSED: { code: 'BAD_USER_INPUT', message: 'WeChat refused the request.' },
  WECHAT_UNREACHABLE: { code: 'INTERNAL', message: 'WeChat could not be reached.' },
  WECHAT_NOT_CONFIGURED: { code: 'INTERNAL', message: 'WeChat is not configured on this server.' },

  // LINE
  LINE_REFUSED: { code: 'BAD_USER_INPUT', message: 'LINE refused the request.' },
  LINE_UNREACHABLE: { code: 'INTERNAL', message: 'LINE could not be reached.' },
  LINE_NOT_CONFIGURED: { code: 'INTERNAL', message: 'LINE is not configured on this server.' },

  // files
  NOT_AN_IMAGE: { code: 'BAD_USER_INPUT', message: 'The file is not a picture of an accepted kind.' },
  PICTURE_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The picture has more than {maxPixels} pixels, or a side of more than {maxSide}.' },
  FILE_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The file is larger than {maxBytes} bytes.' },

  // lists
  FILTER_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The filters of one operation have at most {maximum} {limit}.' },
  BAD_PAGE_SIZE: { code: 'BAD_USER_INPUT', message: 'A page holds between 0 and {max} items.' },
  BAD_OFFSET: { code: 'BAD_USER_INPUT', message: 'An offset lies between 0 and {max}; page on with a cursor beyond that.' },
  PAGE_FROM_BOTH_ENDS: {
    code: 'BAD_USER_INPUT',
    message: 'A page is `first` or `last` items, and `offset` counts from the beginning: take one of them.',
  },
  BAD_NODE_ID: { code: 'BAD_USER_INPUT', message: 'This is no `nodeId` that was given out here.' },
  BAD_CURSOR: { code: 'BAD_USER_INPUT', message: 'This cursor was not given out by this list in this order.' },

  // signing in
  BAD_CREDENTIALS: { code: 'UNAUTHENTICATED', message: 'The user name or the password is wrong.' },
  PASSWORD_CHANGE_REQUIRED: {
    code: 'FORBIDDEN',
    message: 'Others know this password. Sign in with `loginWithNewPassword`, which sets one of your own.',
  },
  ACCOUNT_DISABLED: { code: 'FORBIDDEN', message: 'The account is disabled.' },
  TOO_MANY_ATTEMPTS: { code: 'FORBIDDEN', message: 'Too many failed sign-ins. Try again in {retryAfterSeconds} seconds.' },
} as const satisfies Reasons;

export type PlatformReason = keyof typeof PLATFORM_REASONS;

/** A refusal below the domains. */
export class PlatformError extends ReasonedError {
  override readonly name = 'PlatformError';

  constructor(
    override readonly reason: PlatformReason,
    details?: ErrorDetails,
  ) {
    super(PLATFORM_REASONS[reason], details);
  }
}
