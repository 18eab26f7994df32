/** The names a surface is written with. */
export { loadContract } from './contract/load.js';
export type { Contract, Endpoint, Field, Method } from './contract/types.js';
export { mappingOf, textTable, textsOf } from './contract/values.js';
export { answerFailure, Answered, type ErrorCode, type Failure, type FailureRow, fillTemplate, refuse, Refusal } from './failure.js';
export type { InputFailure, InputFailureKind } from './input/failure.js';
export { Input } from './input/input.js';
export type { InputPolicy } from './input/policy.js';
export type { FieldRule, RuleFailure } from './input/rule.js';
export type { Execution, LegacyAudience, LegacyPorts, LegacyViewer, OperationResult, Run, TokenOutcome } from './ports.js';
export type { Incoming, LegacyRequest, LegacySession } from './request.js';
export { before, type Before, type Call, route, type Route } from './route.js';
export { type CredentialRules, type Envelope, type FailureTexts, type ReasonRow, type Stage, surface, type Surface } from './surface.js';
export type { UploadedFile } from './body/types.js';
