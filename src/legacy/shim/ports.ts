import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { Surface as SurfaceName } from '../../access/audiences.js';
import type { Viewer } from '../../access/viewer.js';
import type { Idempotency } from '../../platform/idempotency/idempotency.js';

/**
 * What the shim needs from the rest of the program. It is handed in, so that the shim can be tested with a toy schema and
 * never imports the domain.
 */
export interface LegacyPorts {
  /** Runs one operation in process against the schema. Failures come back under `errors`; it only throws on a defect. */
  execute(document: DocumentNode, variables: Readonly<Record<string, unknown>>, execution: Execution): Promise<OperationResult>;
  /** Turns a credential into its session. `why` is one of the reasons of Sessions.resolve. */
  resolveToken(token: string, audience: LegacyAudience): Promise<TokenOutcome>;
  /** Validates an operation against the schema; throws when it is wrong. Called once for each at start. */
  prepare(document: DocumentNode): void;
  /** How many characters the columns take in which an operation's texts end up, by the name of the input field. */
  storedTexts(document: DocumentNode): ReadonlyMap<string, number>;
  /** Whether the operator opened an endpoint to callers without a credential; the schema judges them. Absent: none. */
  readonly isOpen?: (endpoint: string) => boolean;
  /** Without it every request is executed, whatever Idempotency-Key it has. */
  readonly idempotency?: Idempotency;
}

/** Name of a surface, which is also the audience of its tokens. */
export type LegacyAudience = SurfaceName;

export interface Execution {
  readonly viewer: Viewer | null;
  readonly audience: LegacyAudience;
  /** Client address, for login throttling. */
  readonly address: string;
  /** Whether the client has closed its connection; absent where there is no one request. */
  readonly gone?: (() => boolean) | undefined;
}

export interface OperationResult {
  readonly data?: unknown;
  readonly errors?: readonly OperationError[];
}

/** A GraphQLError, or what is left of one. */
export interface OperationError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly originalError?: unknown;
}

export type TokenOutcome =
  | { readonly ok: true; readonly viewer: Viewer; readonly expiresAt: Date }
  | { readonly ok: false; readonly why: string };

/** Runs a typed operation as the request's viewer; throws Refusal when the operation fails. */
export type Run = <Result, Variables>(document: TypedDocumentNode<Result, Variables>, variables: Variables) => Promise<Result>;
