import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { Shape } from '../../platform/shape/index.js';
import type { Call } from './call.js';
import type { ChoicesOf } from './contract/choices.js';
import { refuse } from './failure.js';
import type { Input } from './input/input.js';
import type { FieldRule } from './input/rule.js';
import type { NodeIn, RowIn } from './ports.js';
import { onlyWords, type Question } from './question.js';
import type { ReasonRow } from './reason-row.js';
import type { LegacyRequest } from './request.js';
import type { Stage } from './stages.js';

interface CommonParts<Result> {
  /** Success message; default: the contract's. */
  readonly msg?: string | ((result: Result, request: LegacyRequest) => string);
  /** Runs in the `before` stage, e.g. to refuse when an addressed object does not exist. */
  readonly before?: Before;
  /** Rows that differ from the surface's table on this endpoint. */
  readonly reasons?: Readonly<Record<string, ReasonRow>>;
  /** What the contract's data can't say about a field; runs at the field's place in the order. */
  readonly fields?: Readonly<Record<string, FieldRule>>;
  /** Overrides the surface's order of stages. */
  readonly order?: readonly Stage[];
  /** Overrides the policy's `partial`. */
  readonly partial?: boolean;
  /** `optional`: an endpoint of auth none looks at a credential all the same; a bad one counts as none. */
  readonly credential?: 'optional';
  /** Tells this route apart from others at the same method and path; the one without `when` takes the rest. */
  readonly when?: (request: LegacyRequest) => boolean;
}

/** One operation; the usual case. */
type OperationParts<Result, Variables, Choices> = CommonParts<Result> & {
  readonly operation: TypedDocumentNode<Result, Variables>;
  /** Default: the documented empty answer. */
  readonly data?: (result: Result, request: LegacyRequest, input: Input<Choices>) => unknown;
} & ({} extends Variables
    ? { readonly variables?: (input: Input<Choices>, request: LegacyRequest) => Variables }
    : { readonly variables: (input: Input<Choices>, request: LegacyRequest) => Variables });

/** One operation, whose one root field is shown as it comes. */
type ShownParts<Result, Variables, Choices> = CommonParts<Result> & {
  readonly operation: TypedDocumentNode<Result, Variables>;
  readonly msg?: string;
  readonly variables: (input: Input<Choices>, request: LegacyRequest) => Variables;
} & (
    | {
        /** How the row is shown that the operation finds or has written. Where there is none, it is not found. */
        readonly row: Shape<RowIn<Result>>;
      }
    | {
        /** How each row of the list is shown; the answer is the list. */
        readonly rows: Shape<NodeIn<Result>>;
      }
  );

/** No operation, or several. */
type HandlerParts<Choices> = CommonParts<unknown> & {
  /** Every operation that `handle` may run. */
  readonly operations?: readonly DocumentNode[];
  readonly handle: (call: Call<Choices>) => unknown;
};

/** A check in the `before` stage; it refuses by throwing. */
export interface Before extends Question {
  readonly check: (call: Call) => Promise<void>;
}

/** What a route answers. */
export interface Result {
  readonly data: unknown;
  readonly msg?: string;
}

/** A declaration, ready for the engine. */
export interface Route {
  readonly endpoint: string;
  readonly operations: readonly DocumentNode[];
  readonly answer: (call: Call<never>) => Promise<Result>;
  readonly before?: Before;
  /** Whether it has questions that only word a refusal. */
  readonly asks: boolean;
  readonly reasons: Readonly<Record<string, ReasonRow>>;
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly order?: readonly Stage[];
  readonly partial?: boolean;
  readonly credential?: 'optional';
  readonly when?: (request: LegacyRequest) => boolean;
}

/**
 * Declares how one endpoint is answered.
 *
 * @example
 * route('school.school.get', {
 *   operation: SchoolGetDocument,
 *   variables: (input) => ({ id: input.int('school_id') }),
 *   data: ({ school }) => school ?? refuse('NOT_FOUND'),
 * })
 */
export function route<Id extends string, Result, Variables>(endpoint: Id, parts: ShownParts<Result, Variables, ChoicesOf<Id>>): Route;
export function route<Id extends string, Result, Variables>(endpoint: Id, parts: OperationParts<Result, Variables, ChoicesOf<Id>>): Route;
export function route<Id extends string>(endpoint: Id, parts: HandlerParts<ChoicesOf<Id>>): Route;
export function route<Id extends string, Result, Variables>(
  endpoint: Id,
  parts: ShownParts<Result, Variables, ChoicesOf<Id>> | OperationParts<Result, Variables, ChoicesOf<Id>> | HandlerParts<ChoicesOf<Id>>,
): Route {
  const own = 'handle' in parts ? handled(parts) : 'row' in parts || 'rows' in parts ? shown(parts) : operated(parts);
  const questions: readonly Question[] = [...(parts.before === undefined ? [] : [parts.before]), ...Object.values(parts.fields ?? {})];
  return {
    endpoint,
    operations: [...own.operations, ...questions.flatMap(({ operations = [] }) => operations)],
    answer: own.answer,
    before: parts.before,
    asks: questions.some(onlyWords),
    reasons: parts.reasons ?? {},
    fields: parts.fields ?? {},
    order: parts.order,
    partial: parts.partial,
    credential: parts.credential,
    when: parts.when,
  };
}

function operated<Result, Variables, Choices>(parts: OperationParts<Result, Variables, Choices>): Pick<Route, 'operations' | 'answer'> {
  const { operation, variables, data, msg } = parts;
  return {
    operations: [operation],
    answer: async ({ input, request, run }) => {
      // Without `variables` the operation takes none (or only optional ones), which the overload has checked.
      const result = await run(operation, variables?.(input, request) ?? ({} as Variables));
      return { data: data?.(result, request, input), msg: typeof msg === 'function' ? msg(result, request) : msg };
    },
  };
}

function shown<Result, Variables, Choices>(parts: ShownParts<Result, Variables, Choices>): Pick<Route, 'operations' | 'answer'> {
  const { operation, variables, msg } = parts;
  const operations = [operation];
  if ('rows' in parts) {
    const { rows } = parts;
    return {
      operations,
      answer: async ({ input, request, show }) => ({ data: (await show.rows(operation, variables(input, request), rows)).nodes, msg }),
    };
  }
  const { row } = parts;
  return {
    operations,
    answer: async ({ input, request, show }) => ({
      data: (await show.row(operation, variables(input, request), row)) ?? refuse('NOT_FOUND'),
      msg,
    }),
  };
}

function handled<Choices>({ operations = [], handle, msg }: HandlerParts<Choices>): Pick<Route, 'operations' | 'answer'> {
  return {
    operations,
    answer: async (call) => {
      const data = await handle(call);
      return { data, msg: typeof msg === 'function' ? msg(data, call.request) : msg };
    },
  };
}

/** A `before` that runs one operation and judges its result (refuse when it does not suit). */
export function before<Result, Variables>(
  operation: TypedDocumentNode<Result, Variables>,
  variables: (input: Input, request: LegacyRequest) => Variables,
  judge: (result: Result, request: LegacyRequest) => void,
): Before {
  return {
    operations: [operation],
    check: async ({ input, request, run }) => judge(await run(operation, variables(input, request)), request),
  };
}
