import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { Surface as SurfaceName } from '../../access/audiences.js';
import type { Viewer } from '../../access/viewer.js';
import type { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { AnyShape, Shape } from '../../platform/shape/index.js';
import type { JsonText } from './json-text.js';

/**
 * What the shim needs from the rest of the program. It is handed in, so that the shim can be tested with a toy schema and
 * never imports the domain.
 */
export interface LegacyPorts {
  /** Runs one operation in process against the schema. Failures come back under `errors`; it only throws on a defect. */
  execute(document: DocumentNode, variables: Readonly<Record<string, unknown>>, execution: Execution): Promise<OperationResult>;
  /** As `execute`, or, where the database can write them, the rows of the operation's one root field as the surface shows them. */
  show(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    execution: Execution,
    shown: AnyShape,
  ): Promise<OperationResult | ShownRows>;
  /** Turns a credential into its session. `why` is one of the reasons of Sessions.resolve. */
  resolveToken(token: string, audience: LegacyAudience): Promise<TokenOutcome>;
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

/** JSON text of a row, null where there is none, or of the rows of a page with the number of all rows where it was asked. */
export interface ShownRows {
  readonly text: string | null;
  readonly totalCount?: number;
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

/** Runs a typed operation as `Run` does, for an answer that is shown as it comes. */
export interface Show {
  /** The row of the operation's one root field as it is shown; null where there is none. */
  readonly row: <Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    shown: Shape<RowIn<Result>>,
  ) => Promise<JsonText | null>;
  /** The rows of the list that the operation asks for, as they are shown. */
  readonly rows: <Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    shown: Shape<NodeIn<Result>>,
  ) => Promise<Rows>;
  /** The same, of a list that has one row at most; null where it has none. */
  readonly only: <Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    shown: Shape<NodeIn<Result>>,
  ) => Promise<JsonText | null>;
}

/** A page of rows, and how many there are in all where the operation asks for that. */
export interface Rows {
  readonly nodes: JsonText;
  readonly totalCount: number;
}

/** What the root field of an operation answers. */
export type RowIn<Result> = NonNullable<Result[keyof Result]>;

/** One of the rows that it lists. */
export type NodeIn<Result> = RowIn<Result> extends { readonly nodes: readonly (infer Node)[] } ? Node : never;
