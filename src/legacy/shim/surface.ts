import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../access/viewer.js';
import type { Answer } from './answer.js';
import type { Contract, Field, Method } from './contract/types.js';
import { listOf, mappingOf } from './contract/values.js';
import type { ErrorCode, Failure, FailureRow } from './failure.js';
import type { InputFailure } from './input/failure.js';
import type { Input } from './input/input.js';
import type { InputPolicy } from './input/policy.js';
import type { LegacyAudience, Run } from './ports.js';
import type { ReasonRow } from './reason-row.js';
import type { Incoming, LegacyRequest } from './request.js';
import type { Route } from './route.js';
import type { Stage } from './stages.js';

/** Everything in which one old API differs from another. */
export interface Surface {
  readonly name: LegacyAudience;
  readonly contract: Contract;
  readonly routes: readonly Route[];
  /** Path prefixes on the root whose unknown paths get this surface's answer, e.g. `/v1`. The longest prefix wins. */
  readonly rootPrefixes: readonly string[];
  readonly order?: readonly Stage[];
  /** A path parameter of type int matches digits only; other texts are unknown paths. Default false: the `path` stage judges them. */
  readonly digitParams?: boolean;
  /** Methods that are served like a documented one where the contract says nothing about them: `{PUT: ['PATCH']}`. */
  readonly alsoMethods?: Partial<Record<Method, readonly Method[]>>;
  readonly input: InputPolicy;
  readonly credential: CredentialRules;
  /** Runs in the `guard` stage; returns the failure, or null. */
  readonly guard?: (request: LegacyRequest, input: Input) => Failure | null | Promise<Failure | null>;
  readonly envelope: Envelope;
  readonly failures: FailureTexts;
  /** Runs last on every answer of a request with a session, e.g. to put a fresh token into a header. A failure is only logged. */
  readonly finish?: Finish;
  /** The ways of sending the credential in OpenAPI's terms, each by a name. OpenAPI knows no token in a body. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
}

export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: 'bearer' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'cookie' | 'query'; readonly name: string };

export interface Finish {
  /** All that `run` may run. */
  readonly operations: readonly DocumentNode[];
  readonly run: (request: LegacyRequest, run: Run) => Promise<void>;
}

export interface CredentialRules {
  /** Under which names it is sent: headers, cookies, parameters, fields. A browser app may put each on a request as a header. */
  readonly names: readonly string[];
  /** The token as sent, or null. */
  token(request: Incoming): string | null;
  /** `why` is `MISSING`, or what resolveToken said. */
  failure(why: string, request: LegacyRequest): Failure;
  /** Whether this viewer may call endpoints of `endpoint.auth`. */
  admits(viewer: Viewer, request: LegacyRequest): boolean;
  forbidden(request: LegacyRequest): Failure;
}

/** Names of the headers that a browser app of this API sends: those of its credential, and those that its contract lists. */
export function browserHeaders({ contract, credential }: Surface): string[] {
  const listed = listOf(mappingOf(mappingOf(contract.document['auth'])['cors'])['allow_headers']);
  return [...credential.names, ...listed.map(String)].map((name) => name.toLowerCase());
}

export interface Envelope {
  /** `data` is undefined when the endpoint documents none. */
  success(data: unknown, msg: string, request: LegacyRequest): Answer;
  failure(failure: Failure, request: Incoming): Answer;
}

export interface FailureTexts {
  /** Domain reason -> failure. Routes may override single rows. */
  readonly reasons: Readonly<Record<string, ReasonRow>>;
  /** For reasons that `reasons` does not list. INTERNAL is `unexpected`, UNAVAILABLE the same with HTTP 503. */
  readonly codes: Readonly<Record<Exclude<ErrorCode, 'INTERNAL' | 'UNAVAILABLE'>, FailureRow>>;
  input(failure: InputFailure, request: LegacyRequest): Failure;
  /** A path parameter that is no id. Null: it is read as 0, the id of no record, and the operation finds nothing in its turn. */
  path(field: Field, request: LegacyRequest): Failure | null;
  unknownPath(request: Incoming): Failure;
  wrongMethod(request: Incoming, allowed: readonly Method[]): Failure;
  /** `syntax`: can't be parsed. `shape`: parsed, but no object (or no list) where one is wanted. */
  brokenBody(request: Incoming, cause: 'syntax' | 'shape'): Failure;
  tooLargeBody(request: Incoming): Failure;
  /** Without it a body of an unknown media type is read as JSON. */
  readonly unsupportedMedia?: (request: Incoming, mediaType: string) => Failure;
  unexpected(request: Incoming): Failure;
}

/** Declares a surface; exists for inference and for the reader's eye. */
export function surface(declaration: Surface): Surface {
  return declaration;
}
