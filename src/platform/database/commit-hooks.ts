import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma } from '../../generated/prisma/client.js';

type Transaction = Prisma.TransactionClient;

/** What belongs to a commit. */
export interface CommitHook {
  /** The last of the transaction: short, since it may lock rows that others want. What it throws undoes everything. */
  readonly before?: (transaction: Transaction) => Promise<void>;
  /** When it is committed, before the caller goes on. What it throws comes too late to undo anything. */
  readonly after?: () => Promise<void>;
}

type Attempt<T> = (transaction: Transaction) => Promise<T>;

const hooksOf = new WeakMap<Transaction, CommitHook[]>();
const hookOfEvery = new AsyncLocalStorage<CommitHook>();
let entered = 0;

/** Adds to the commit of a transaction that `Database.transaction` began. */
export function atCommit(transaction: Transaction, hook: CommitHook): void {
  const hooks = hooksOf.get(transaction);
  if (hooks === undefined) throw new Error('This is no transaction with a commit of its own.');
  hooks.push(hook);
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

/** Whether a single statement has to be a transaction, because something belongs to its commit. */
export function commitsAreHooked(): boolean {
  return hookOfEvery.getStore() !== undefined;
}

/** Runs one transaction with its hooks; `transact` may try `work` several times, each with hooks of its own. */
export async function withCommitHooks<T>(transact: (work: Attempt<T>) => Promise<T>, work: Attempt<T>): Promise<T> {
  const every = hookOfEvery.getStore();
  let hooks: CommitHook[] = [];
  const result = await transact(async (transaction) => {
    hooks = [];
    hooksOf.set(transaction, hooks);
    const done = await work(transaction);
    if (every !== undefined) hooks.push(every);
    for (const { before } of hooks) await before?.(transaction);
    return done;
  });
  for (const { after } of hooks) await after?.();
  return result;
}
