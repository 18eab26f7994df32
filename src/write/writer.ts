import type { Database } from '../platform/database/database.js';
import type { SendOne, Statement } from '../platform/database/statement.js';
import type { WriteTransaction } from '../platform/database/write-transaction.js';
import { type Batch, batchesOf } from './changes-sql.js';
import { type Change, type Decision, decision, type Effect, type Insert, NewId, type RowChange, type Settled } from './changes.js';
import type { Write } from './define-write.js';
import type { FactSheet, Known } from './facts.js';

/** What the locks of a write found: for each, whether there was anything to lock. */
export interface Held {
  readonly locked: readonly boolean[];
}

/** Sees to it that what changes mean beside their rows belongs to the commit (`atCommit`). */
export type Belonging = (transaction: WriteTransaction, effects: readonly object[]) => void;

const refuseEffects: Belonging = () => {
  throw new Error('A change has an effect that nobody is here to act on.');
};

/** Runs writes: locks, facts, decision, changes, each one transaction of two exchanges with the database. */
export class Writer {
  readonly #inOrder = new WeakSet<object>();

  constructor(
    private readonly database: Database,
    /** The order in which rows of these models are locked; a write that goes back in it throws when it first runs. */
    private readonly lockOrder: readonly string[],
    private readonly belonging: Belonging = refuseEffects,
  ) {}

  /**
   * Locks, reads the facts, has it decided, and writes what was decided. `decide` knows nothing but what it is given: a
   * refusal is thrown by it, and nothing is written then.
   */
  run<I extends object, F extends FactSheet, R>(
    write: Write<I, F>,
    input: I,
    decide: (known: Known<F> & Held) => Decision<R>,
  ): Promise<Settled<R>> {
    this.#requireOrder(write);
    const { locks, facts } = write;
    return this.database.writing(async (transaction) => {
      const statements = [...locks, ...(facts === null ? [] : [facts])].map((one) => one.of(input));
      const answers = statements.length === 0 ? [] : await transaction.send(...statements);
      const locked = answers.slice(0, locks.length).map((answer) => answer !== null);
      const known = facts === null ? {} : facts.read(answers.at(-1) ?? null);
      return this.#commitDecision(transaction, decide({ ...known, locked } as Known<F> & Held));
    });
  }

  /** The facts of a write as they are now, without its locks: for what is worth knowing before dear work. `run` asks them again. */
  async look<I extends object, F extends FactSheet>({ facts }: Write<I, F>, input: I): Promise<Known<F>> {
    if (facts === null) return {} as Known<F>;
    const { text, values } = facts.of(input);
    return facts.read(await this.database.readText(text, values, { stale: false })) as Known<F>;
  }

  /** Writes what can be decided without knowing anything. */
  write<R>(decided: Decision<R>): Promise<Settled<R>> {
    return this.database.writing((transaction) => this.#commitDecision(transaction, decided));
  }

  /** Writes changes that nothing has to be known for. Answers how many rows each has written. */
  apply(...changes: readonly Change[]): Promise<readonly number[]> {
    return this.database.writing(async (transaction) => {
      const { counts } = await this.#commitChanges(transaction, changes);
      return changes.map((change) => (change.kind === 'effect' ? 0 : (counts.get(change) ?? 0)));
    });
  }

  /** Writes one new row and answers its id. */
  insert(change: Insert): Promise<number> {
    return this.write(decision([change], change.id));
  }

  async #commitDecision<R>(transaction: WriteTransaction, { changes, outcome }: Decision<R>): Promise<Settled<R>> {
    const { ids } = await this.#commitChanges(transaction, changes);
    return settle(outcome, ids) as Settled<R>;
  }

  async #commitChanges(transaction: WriteTransaction, changes: readonly Change[]): Promise<Written> {
    const effects = changes.filter(isEffect);
    if (effects.length > 0)
      this.belonging(
        transaction,
        effects.map(({ of }) => of),
      );
    const batches = batchesOf(changes);
    if (batches.length === 0) await transaction.commit();
    return writeBatches(batches, async (statement, isLast) => {
      const [answer = null] = isLast ? await transaction.commit(statement) : await transaction.send(statement);
      return answer;
    });
  }

  #requireOrder(write: Pick<Write<object, FactSheet>, 'lockedModels'>): void {
    if (this.#inOrder.has(write)) return;
    const places = write.lockedModels.map((model) => this.lockOrder.indexOf(model));
    const wrong = places.findIndex((place, index) => place < 0 || place <= (places[index - 1] ?? -1));
    if (wrong >= 0) throw new Error(`A write locks ${write.lockedModels.join(', then ')}: not in the order of locks.`);
    this.#inOrder.add(write);
  }
}

function isEffect(change: Change): change is Effect {
  return change.kind === 'effect';
}

interface Written {
  readonly ids: ReadonlyMap<NewId, number>;
  readonly counts: ReadonlyMap<RowChange, number>;
}

/** Writes changes, without their effects, as part of a transaction that somebody else began. */
export async function writeChanges(send: SendOne, changes: readonly Change[]): Promise<void> {
  await writeBatches(batchesOf(changes), send);
}

async function writeBatches(
  batches: readonly Batch[],
  send: (statement: Statement, isLast: boolean) => Promise<string | null>,
): Promise<Written> {
  const ids = new Map<NewId, number>();
  const counts = new Map<RowChange, number>();
  for (const [place, batch] of batches.entries()) {
    const answer = await send(
      batch.statement((id) => idIn(ids, id)),
      place === batches.length - 1,
    );
    batch.read(answer).forEach((written, index) => {
      const change = batch.changes[index];
      if (change === undefined) return;
      counts.set(change, typeof written === 'number' ? written : written.length);
      if (change.kind === 'insert' && typeof written !== 'number' && written.length === 1) ids.set(change.id, written[0] ?? 0);
    });
  }
  return { ids, counts };
}

function idIn(ids: ReadonlyMap<NewId, number>, id: NewId): number {
  const known = ids.get(id);
  if (known === undefined) throw new Error('A new id was used whose row is not inserted before, or is not the only one.');
  return known;
}

function settle(outcome: unknown, ids: ReadonlyMap<NewId, number>): unknown {
  if (outcome instanceof NewId) return idIn(ids, outcome);
  if (Array.isArray(outcome)) return outcome.map((one) => settle(one, ids));
  if (typeof outcome !== 'object' || outcome === null || Object.getPrototypeOf(outcome) !== Object.prototype) return outcome;
  return Object.fromEntries(Object.entries(outcome).map(([key, value]) => [key, settle(value, ids)]));
}
