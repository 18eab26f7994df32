import { type DocumentNode, type ExecutionResult, type GraphQLSchema, createSourceEventStream, execute } from 'graphql';

export interface StreamParts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variableValues: Readonly<Record<string, unknown>> | null | undefined;
  /** The resolvers' context for what happens now; null: whoever subscribed is no longer signed in. */
  readonly contextNow: () => Promise<object | null>;
}

/**
 * Subscribes. The source of the events is asked once; each event is then executed as whoever the subscriber is at that
 * time, with the rights they then have, which is why this is not graphql-js's `subscribe`. Ends with the session.
 */
export async function openStream({
  contextNow,
  ...operation
}: StreamParts): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const contextValue = await contextNow();
  if (contextValue === null) return { data: null };
  const source = await createSourceEventStream({ ...operation, contextValue });
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();

  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    const event = await events.next();
    if (event.done === true) return { done: true, value: undefined };
    const present = await contextNow();
    if (present === null) return end();
    return { done: false, value: await execute({ ...operation, rootValue: event.value, contextValue: present }) };
  };
  const stream: AsyncIterableIterator<ExecutionResult> = { [Symbol.asyncIterator]: () => stream, next, return: end };
  return stream;
}
