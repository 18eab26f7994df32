import type { ErrorCode } from '../../platform/errors.js';

/** What a client is told about an error that is meant for it. */
export interface Refusal {
  readonly code: ErrorCode;
  /** A stable key: a domain's or PLATFORM_REASONS, of REQUEST_REASONS, or the one a validation rule names. */
  readonly reason: string;
  readonly message: string;
  /** The input field at fault, without the argument's name: `name`, `address.city`, `lines.0.count`. */
  readonly field?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}
