export { type CallOptions, type ClientOptions, createClient, type GatewayClient } from './client.js';
export { GatewayError, type Refusal, refusalOf, sessionEnded, TransportError } from './errors.js';
export { createFetch, type FetchOptions, newIdempotencyKey } from './fetch.js';
export { type FragmentOf, graphql, readFragment, type ResultOf, type TypedDocument, type VariablesOf } from './graphql.js';
export { type ErrorCode, isReason, type Locale, type Reason, REASONS, reasonText } from './reasons.js';
