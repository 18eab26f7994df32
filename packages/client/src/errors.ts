import { type ErrorCode, type Locale, type Reason, reasonText } from './reasons.js';

/** Why the gateway did not do something. */
export interface Refusal {
  readonly code: ErrorCode;
  /** The stable key to decide by: a `Reason`, or one of a gateway that is newer than this package. */
  readonly reason: Reason | (string & {});
  /** In English, for developers; `reasonText` has the texts for people. */
  readonly message: string;
  /** The input field at fault: what a form marks. */
  readonly field?: string;
  /** What belongs into the text, such as a limit. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Of what is not the caller's to mend: what the operators find it by. */
  readonly requestId?: string;
  /** Where in the answer data is missing because of it. */
  readonly path?: readonly (string | number)[];
}

/** The gateway refused an operation, or a part of it. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  /** `data` is what was answered beside the refusals. */
  constructor(
    readonly refusals: readonly [Refusal, ...Refusal[]],
    readonly data: unknown = null,
  ) {
    super(refusals[0].message);
  }

  get refusal(): Refusal {
    return this.refusals[0];
  }

  /** What to tell a person. */
  text(locale: Locale): string {
    return reasonText(this.refusal, locale);
  }
}

/** No answer of the gateway came: the network, a proxy's page, or a time that is up. `cause` says more where something was thrown. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    message: string,
    /** Of the HTTP answer; undefined where none came. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The first refusal in an error of any client: `GatewayError`, urql's `CombinedError`, Apollo Client's `CombinedGraphQLErrors`, an `errors`
 * entry of an answer. Null: it is no refusal of the gateway.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof GatewayError) return error.refusal;
  if (!isObject(error)) return null;
  const { graphQLErrors, errors } = error;
  for (const list of [graphQLErrors, errors]) {
    if (!Array.isArray(list)) continue;
    for (const inner of list) {
      const found = refusalIn(inner);
      if (found !== null) return found;
    }
  }
  return refusalIn(error);
}

/** Whether to ask for the password again. */
export function sessionEnded({ reason }: Refusal): boolean {
  return reason === 'TOKEN_INVALID' || reason === 'UNAUTHENTICATED';
}

/** One entry of an answer's `errors`; null where it is not the gateway's. */
export function refusalIn(error: unknown): Refusal | null {
  if (!isObject(error) || typeof error['message'] !== 'string' || !isObject(error['extensions'])) return null;
  const { message, extensions, path } = error;
  if (typeof extensions['reason'] !== 'string' || typeof extensions['code'] !== 'string') return null;
  return { ...(extensions as unknown as Refusal), message, ...(Array.isArray(path) && { path: path as (string | number)[] }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
