import { AsyncLocalStorage } from 'node:async_hooks';

/** The way in. `other` is what belongs to no API, such as a path that nothing serves. */
export type Face = 'graphql' | 'legacy' | 'media' | 'health' | 'job' | 'other';

/** `refused`: a rule said no, which is the caller's to mend; `failed`: something of ours or behind us did not work. */
export type Outcome = 'ok' | 'refused' | 'failed';

/**
 * One thing that the gateway was asked to do: a request, or a run of a job. Each part that learns something of it
 * writes it down here; logs, metrics and traces are made from it. Nothing in it is secret or a client's text, but for names that were checked and
 * the address.
 */
export interface Call {
  readonly id: string;
  /** As `performance.now()` counts. */
  readonly startedAt: number;
  /** The client's, of a request: behind trusted proxies what they forward, whatever that is. */
  readonly address?: string | undefined;
  face: Face;
  /** Name of the old API. */
  surface?: string;
  /** Id of the endpoint in the old API's contract. */
  endpoint?: string;
  /** Name of the GraphQL operation, or of the job. */
  operation?: string;
  /** Whose account it is; absent while nobody has signed in. */
  realm?: string;
  /** Why it was refused or failed: the first error's reason. */
  reason?: string;
  /** Told of the parts of the call; absent when nobody wants to know. */
  readonly watch: PartWatch | undefined;
}

/** What a call spends its time with. `connection` is the wait for one of the pool's. */
export type Part = 'admission' | 'operation' | 'connection' | 'statement' | 'redis' | 'wechat' | 'media';

/** Runs a part, and has a look at how long it takes and whether it fails. The name of a statement is its text, without values. */
export type PartWatch = <T>(part: Part, name: string, work: () => Promise<T>) => Promise<T>;

/** What is learnt of a call on its way. */
export type Learnt = Partial<Pick<Call, 'face' | 'surface' | 'endpoint' | 'operation' | 'realm' | 'reason'>>;

const storage = new AsyncLocalStorage<Call>();

/** Runs the work, and all that it starts, as part of the call. */
export function inCall<T>(call: Call, work: () => T): T {
  return storage.run(call, work);
}

/** The call that the running code is part of. */
export function currentCall(): Call | undefined {
  return storage.getStore();
}

/** Writes down what has turned out of the current call. */
export function learn(learnt: Learnt): void {
  const call = storage.getStore();
  if (call !== undefined) Object.assign(call, learnt);
}

/** The first reason stays: what follows is its consequence. */
export function learnReason(reason: string): void {
  const call = storage.getStore();
  if (call !== undefined) call.reason ??= reason;
}

/** Runs a part of the current call, with those watching that want to know how long it took. */
export function part<T>(kind: Part, name: string, work: () => Promise<T>): Promise<T> {
  const watch = storage.getStore()?.watch;
  return watch === undefined ? work() : watch(kind, name, work);
}

/** @param status of the answer, where there is one */
export function outcomeOf({ reason }: Call, status = 200): Outcome {
  if (status >= 500 || reason === 'INTERNAL' || reason === 'UNAVAILABLE') return 'failed';
  return reason === undefined && status < 400 ? 'ok' : 'refused';
}
