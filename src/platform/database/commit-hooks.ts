import { AsyncLocalStorage } from 'node:async_hooks';
import type { SendOne } from './statement.js';

/** What belongs to a commit. */
export interface CommitHook {
  /** The last of the transaction: short, since it may lock rows that others want. What it throws undoes everything. */
  readonly before?: (send: SendOne) => Promise<void>;
  /** When it is committed, before the caller goes on. What it throws comes too late to undo anything. */
  readonly after?: () => Promise<void>;
}

const commits = new WeakMap<object, Commit>();
const hookOfEvery = new AsyncLocalStorage<CommitHook | undefined>();
let entered = 0;

/** The end of one transaction, with everything that belongs to it. */
export class Commit {
  readonly #hooks: CommitHook[] = [];
  readonly #every = hookOfEvery.getStore();

  /** @param transaction what `atCommit` will know it by. */
  constructor(transaction: object) {
    commits.set(transaction, this);
  }

  /** Whether anything has to be done before it, so that it cannot be sent along with the last statement. */
  get isHooked(): boolean {
    return this.#all.some(({ before }) => before !== undefined);
  }

  add(hook: CommitHook): void {
    this.#hooks.push(hook);
  }

  async before(send: SendOne): Promise<void> {
    for (const { before } of this.#all) await before?.(send);
  }

  async after(): Promise<void> {
    for (const { after } of this.#all) await after?.();
  }

  get #all(): readonly CommitHook[] {
    return this.#every === undefined ? this.#hooks : [...this.#hooks, this.#every];
  }
}

/** Adds to the commit of a transaction that the `Database` began. */
export function atCommit(transaction: object, hook: CommitHook): void {
  const commit = commits.get(transaction);
  if (commit === undefined) throw new Error('This is no transaction with a commit of its own.');
  commit.add(hook);
}

/** Runs `work` with the hook at every commit of a transaction that begins in it. */
export async function atEveryCommit<T>(hook: CommitHook, work: () => Promise<T>): Promise<T> {
  entered += 1;
  try {
    return await hookOfEvery.run(hook, work);
  } finally {
    entered -= 1;
    // While it is on, Node 20 follows every promise of the process; hardly any request needs that.
    if (entered === 0) hookOfEvery.disable();
  }
}

/** Runs `work`, whose commits are no part of what `atEveryCommit` is about. */
export function besideEveryCommit<T>(work: () => Promise<T>): Promise<T> {
  return hookOfEvery.getStore() === undefined ? work() : hookOfEvery.run(undefined, work);
}
