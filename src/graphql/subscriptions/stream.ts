import { type ExecutionResult, createSourceEventStream, execute } from 'graphql';
import type { Operation, Variables } from '../operation/operation.js';

export interface StreamParts {
  readonly operation: Operation;
  readonly variables: Variables;
  /** The resolvers' context for what happens now; null: whoever subscribed is no longer signed in. */
  readonly contextNow: () => Promise<object | null>;
  /** Told once, when the stream has ended, whoever ended it. */
  readonly onEnd: () => void;
}

/**
 * Subscribes. The source of the events is asked once; each event is then executed as whoever the subscriber is at that
 * time, with the rights they then have, which is why this is not graphql-js's `subscribe`. Ends with the session.
 */
export async function openStream({
  operation,
  variables,
  contextNow,
  onEnd,
}: StreamParts): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const context = await contextNow();
  if (context === null) return { data: null };
  const source = await createSourceEventStream(operation.executionArgs(variables, context));
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();

  let ended = false;
  const over = (): IteratorResult<ExecutionResult> => {
    if (!ended) onEnd();
    ended = true;
    return { done: true, value: undefined };
  };
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    const result = over();
    await events.return?.();
    return result;
  };
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    const event = await events.next();
    if (event.done === true) return over();
    const present = await contextNow();
    if (present === null) return end();
    return { done: false, value: await execute({ ...operation.executionArgs(variables, present), rootValue: event.value }) };
  };
  const stream: AsyncIterableIterator<ExecutionResult> = { [Symbol.asyncIterator]: () => stream, next, return: end };
  return stream;
}
