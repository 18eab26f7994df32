import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
  execute,
  isNonNullType,
  locatedError,
} from 'graphql';
import { ReasonedError } from '../../platform/errors.js';
import type { AnyShape } from '../../platform/shape/index.js';
import { rootReading } from '../../read/readable.js';
import type { Reader, ShownRows } from '../../read/reader.js';
import type { RootField } from '../../read/statement/root-field.js';
import { type SelectedField, selectedFields } from '../../read/statement/selection.js';

type Variables = Readonly<Record<string, unknown>>;

/** What an answer without resolvers needs of their context. */
interface ReadContext {
  readonly read: Reader;
  readonly viewer: unknown;
}

/** An operation's `data` as JSON text, and what went wrong in the fields that are null in it. */
export interface Answered {
  readonly dataText: string;
  readonly errors: readonly GraphQLError[];
}

/** Rows as an API shows them, or what went wrong. */
export type Shown = ShownRows | { readonly errors: readonly GraphQLError[] };

/** A root field's answer: its JSON text, or the error for which it has none. */
type FieldAnswer = { readonly text: string } | { readonly error: GraphQLError };

/**
 * The answers of a query, for one choice of its conditional fields. Most root fields ask for nothing but what the read engine finds: the
 * database then writes the whole answer, and between it and the client nobody parses, resolves or serialises anything. What
 * resolvers have a part in is executed by graphql-js beside them.
 */
export class QueryAnswers {
  readonly #root: GraphQLObjectType | undefined;
  readonly #selected: readonly SelectedField[];
  /** What is left of the document when the database answers some of its root fields; by the names of the others. */
  readonly #rests = new Map<string, DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly operation: OperationDefinitionNode,
    coerced: Variables,
  ) {
    this.#root = schema.getQueryType() ?? undefined;
    this.#selected = this.#root ? selectedFields({ schema, fragments, variableValues: coerced }, this.#root, [operation]) : [];
  }

  /**
   * Undefined where the database can answer no root field: nothing has been executed then.
   * @param args the whole operation as graphql-js would execute it
   */
  async run(args: ExecutionArgs, coerced: Variables): Promise<Answered | undefined> {
    const byDatabase = new Map<SelectedField, () => Promise<FieldAnswer> | FieldAnswer>();
    for (const field of this.#selected) {
      const answer = this.#answerOf(field, args.contextValue as ReadContext, coerced);
      if (answer) byDatabase.set(field, answer);
    }
    const others = this.#selected.filter((field) => !byDatabase.has(field));
    if (others.length === this.#selected.length) return undefined;
    const [rest, ...answers] = await Promise.all([
      others.length === 0 ? undefined : execute({ ...args, document: this.#restWith(others) }),
      ...this.#selected.map(async (field): Promise<FieldAnswer | undefined> => byDatabase.get(field)?.()),
    ]);
    return this.#joined(answers, rest);
  }

  /** The rows of the query's one root field as an API shows them; undefined where the database can't write them: nothing has been executed then. */
  async shown(shown: AnyShape, { contextValue }: ExecutionArgs, coerced: Variables): Promise<Shown | undefined> {
    const [field, ...others] = this.#selected;
    if (field === undefined || others.length > 0) throw new Error('Rows are shown of one root field.');
    const find = this.#prepare<Shown>(
      field,
      contextValue as ReadContext,
      coerced,
      (read, root) => read.shown(root, shown),
      (error) => ({ errors: [error] }),
    );
    return find?.();
  }

  /** How the database answers a root field; undefined where resolvers have a part in it. */
  #answerOf(field: SelectedField, context: ReadContext, variableValues: Variables): (() => Promise<FieldAnswer> | FieldAnswer) | undefined {
    if (field.definition === TypeNameMetaFieldDef) return () => ({ text: `"${String(this.#root?.name)}"` });
    return this.#prepare<FieldAnswer>(
      field,
      context,
      variableValues,
      (read, root) => {
        const answer = rootReading(field.definition)?.node === true ? read.answerNode(root) : read.answer(root);
        return answer && (() => answer().then((text) => ({ text })));
      },
      (error) => ({ error }),
    );
  }

  /** How the database answers a root field in some form; undefined where it can't. */
  #prepare<Found>(
    { definition, nodes, responseName }: SelectedField,
    { read, viewer }: ReadContext,
    variableValues: Variables,
    prepared: (read: Reader, field: RootField) => (() => Promise<Found>) | null,
    refused: (error: GraphQLError) => Found,
  ): (() => Promise<Found> | Found) | undefined {
    const parentType = this.#root;
    if (parentType === undefined) return undefined;
    const reading = rootReading(definition);
    if (reading === undefined) return undefined;
    const failed = (error: unknown): Found => refused(locatedError(error, nodes, [responseName]));
    const { schema, operation, fragments } = this;
    const field: RootField = {
      schema,
      operation,
      fragments,
      variableValues,
      parentType,
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      path: { prev: undefined, key: responseName, typename: parentType.name },
    };
    try {
      reading.may?.(viewer as never);
      const find = prepared(read, field);
      return find === null ? undefined : () => find().catch(failed);
    } catch (error) {
      // No statement was sent. What is not a refusal is an argument that graphql-js judges, and words.
      return error instanceof ReasonedError ? () => failed(error) : undefined;
    }
  }

  #restWith(fields: readonly SelectedField[]): DocumentNode {
    const key = fields.map(({ responseName }) => responseName).join();
    let document = this.#rests.get(key);
    if (document === undefined) this.#rests.set(key, (document = this.#restOf(fields)));
    return document;
  }

  #restOf(fields: readonly SelectedField[]): DocumentNode {
    const rest: OperationDefinitionNode = {
      ...this.operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields.flatMap(({ nodes }) => nodes) },
    };
    return { kind: Kind.DOCUMENT, definitions: [rest, ...Object.values(this.fragments)] };
  }

  #joined(answers: readonly (FieldAnswer | undefined)[], rest: ExecutionResult | undefined): Answered {
    const errors: GraphQLError[] = [...(rest?.errors ?? [])];
    let missing = rest !== undefined && (rest.data === null || rest.data === undefined);
    const texts = this.#selected.map(({ responseName, definition }, index) => {
      const answer = answers[index] ?? { text: JSON.stringify(rest?.data?.[responseName] ?? null) };
      if ('text' in answer) return `"${responseName}":${answer.text}`;
      errors.push(answer.error);
      missing ||= isNonNullType(definition.type);
      return `"${responseName}":null`;
    });
    return { dataText: missing ? 'null' : `{${texts.join()}}`, errors };
  }
}
