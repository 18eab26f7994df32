import { type DocumentNode, GraphQLError, type GraphQLSchema, OperationTypeNode, getOperationAST, parse, validate, specifiedRules } from 'graphql';
import { RequestError, type RequestReason } from '../errors/request-error.js';
import { BoundedMap } from '../../core/bounded-map.js';
import { queryCost } from '../limits/cost.js';
import { filterCheck } from '../limits/filter-check.js';
import type { QueryLimits } from '../limits/limits.js';
import { createShapeRule } from '../limits/shape-rule.js';

/** A subscription as a client sends it. */
export interface RequestedSubscription {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The document to be executed, or why it is refused. */
export type CheckedDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Texts whose documents are kept: many clients subscribe to the same, and statements are cached for each document. */
const KEPT_DOCUMENTS = 200;

/** What may be subscribed to: the checks and limits that Apollo Server and its plugins apply to operations over HTTP. */
export class SubscriptionDocuments {
  private readonly known = new BoundedMap<string, DocumentNode>(KEPT_DOCUMENTS);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: QueryLimits,
  ) {}

  check({ query, operationName, variables }: RequestedSubscription): CheckedDocument {
    const checked = this.read(query);
    if ('errors' in checked) return checked;
    const operation = getOperationAST(checked.document, operationName);
    if (!operation) return refused('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation, or several and none is named.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return refused('OPERATION_NOT_A_SUBSCRIPTION', 'Only subscriptions come over WebSocket. Send queries and mutations by POST.');
    }
    const cost = queryCost(this.schema, checked.document, operation, variables ?? {});
    const tooLarge = filterCheck(this.schema, checked.document, operation, this.limits.filters)(variables ?? {});
    if (tooLarge) return { errors: [tooLarge] };
    if (cost <= this.limits.cost) return checked;
    return refused('QUERY_TOO_EXPENSIVE', `An event of the subscription costs ${cost}; at most ${this.limits.cost} is allowed.`);
  }

  private read(query: string): CheckedDocument {
    const known = this.known.get(query);
    if (known !== undefined) return { document: known };
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.limits.tokens });
    } catch (error) {
      return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const errors = validate(this.schema, document, [...specifiedRules, createShapeRule(this.limits)]);
    if (errors.length > 0) return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
    this.known.set(query, document);
    return { document };
  }
}

function refused(reason: RequestReason, message: string): CheckedDocument {
  return { errors: [new RequestError(reason, message)] };
}

/** An error of graphql-js with the code that Apollo Server would give it. */
function withCode(error: unknown, code: RequestReason): GraphQLError {
  if (error instanceof RequestError) return error;
  if (!(error instanceof GraphQLError)) throw error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, source: error.source ?? null, positions: error.positions ?? null, extensions: { code } });
}
