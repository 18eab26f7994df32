import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  type ValidationRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { RequestError, type RequestReason } from '../errors/request-error.js';
import { limitErrors } from './limits/document-limits.js';
import type { QueryLimits } from './limits/limits.js';
import { sourceError } from './limits/source-limits.js';
import { textRule } from './limits/text-rule.js';
import { mergeErrors } from './mergeable-fields.js';

/** A document that may not be executed, in the words of whichever check refused it. */
export interface RefusedDocument {
  readonly errors: readonly GraphQLError[];
}

export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly limits: QueryLimits;
  /** Whether `__schema` and `__type` may be asked. */
  readonly introspection: boolean;
}

/** Further mistakes of a document are not looked for: each costs a search for names that might have been meant. */
const MAX_ERRORS = 10;

/** graphql-js compares every two fields of a place; `mergeErrors` stands in for it. */
const LINEAR_RULES = [...specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule), textRule];

/** The one way in for documents of clients: parsed, held against the limits, validated. */
export function admit(source: string, options: AdmissionOptions): DocumentNode | RefusedDocument {
  const document = parsed(source, options.limits);
  if ('errors' in document) return document;
  const { schema, limits, introspection } = options;
  const rules = introspection ? LINEAR_RULES : [...LINEAR_RULES, noIntrospection];
  const errors = firstOf(
    () => [...limitErrors(document, limits)],
    () => validate(schema, document, rules, { maxErrors: MAX_ERRORS }),
    () => [...mergeErrors(schema, document, limits.fields)],
  );
  return errors.length > 0 ? { errors: errors.map((error) => refusal(error, 'GRAPHQL_VALIDATION_FAILED')) } : document;
}

function parsed(source: string, limits: QueryLimits): DocumentNode | RefusedDocument {
  const tooLarge = sourceError(source, limits);
  if (tooLarge) return { errors: [tooLarge] };
  try {
    return parse(source);
  } catch (error) {
    return { errors: [refusal(error, 'GRAPHQL_PARSE_FAILED')] };
  }
}

function firstOf(...checks: readonly (() => readonly GraphQLError[])[]): readonly GraphQLError[] {
  for (const check of checks) {
    const errors = check();
    if (errors.length > 0) return errors;
  }
  return [];
}

/** The error with its code, and without the nodes, which would keep the whole document in memory. */
function refusal(error: unknown, code: RequestReason): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const { message, source = null, positions = null } = error;
  return error instanceof RequestError ? error.withoutNodes() : new GraphQLError(message, { source, positions, extensions: { code } });
}

const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    context.reportError(
      new RequestError('INTROSPECTION_DISABLED', 'Introspection is switched off on this server: __schema and __type cannot be asked.', {
        nodes: [node],
      }),
    );
  },
});
