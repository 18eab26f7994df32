import { type Change, NewId, type Settled, type Update } from '../../../../src/write/changes.js';
import type { ModelName } from '../../../../src/write/models.js';

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };

/** What became of one row. */
export interface Became {
  readonly model: ModelName;
  readonly before: Row;
  readonly after: Row;
}

/** Rows in memory, to which the changes of a decision are done as the database does them. */
export class Tables {
  private readonly rows = new Map<ModelName, Row[]>();
  private readonly ids = new Map<NewId, number>();
  private made = 0;

  /** The rows of a model, as those who put them there know them. */
  of<T extends { readonly id: number }>(model: ModelName): readonly T[] {
    return (this.rows.get(model) ?? []) as unknown as readonly T[];
  }

  put<T extends object>(model: ModelName, row: T): T & { readonly id: number } {
    const whole = { id: ++this.made, ...row };
    this.rows.set(model, [...this.of<Row>(model), whole as Row]);
    return whole;
  }

  /** Does the changes one after the other; answers every row that was updated. */
  write(changes: readonly Change[]): Became[] {
    return changes.flatMap((change) => {
      if (change.kind === 'effect') return [];
      if (change.kind === 'insert') {
        for (const row of change.rows) this.ids.set(change.id, this.put(change.model, this.withIds(row)).id);
        return [];
      }
      const met = (row: Row): boolean => this.meets(row, change.where);
      if (change.kind === 'update') return this.update(change, met);
      this.rows.set(
        change.model,
        this.of<Row>(change.model).filter((row) => !met(row)),
      );
      return [];
    });
  }

  /** The number that a new id has become. */
  settled(id: NewId): Settled<NewId> {
    return this.ids.get(id) ?? Number.NaN;
  }

  private update({ model, data }: Update, met: (row: Row) => boolean): Became[] {
    const became: Became[] = [];
    this.rows.set(
      model,
      this.of<Row>(model).map((before) => {
        if (!met(before)) return before;
        const after = { ...before, ...this.withIds(data) };
        became.push({ model, before, after });
        return after;
      }),
    );
    return became;
  }

  private withIds(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value instanceof NewId ? this.settled(value) : value]));
  }

  private meets(row: Row, where: object): boolean {
    return Object.entries(where).every(([field, wanted]: [string, unknown]) => {
      if (field === 'orderLine')
        return this.of<Row>('OrderLine').some((line) => line['cartLineId'] === row.id && this.meets(line, wanted as object));
      if (typeof wanted !== 'object' || wanted === null) return row[field] === wanted;
      const { in: list } = wanted as { in?: readonly unknown[] };
      if (list === undefined) throw new Error(`A condition on ${field} is not understood here.`);
      return list.includes(row[field]);
    });
  }
}

/** All new rows of a model, in their order. */
export function insertedInto(changes: readonly Change[], model: ModelName): Readonly<Record<string, unknown>>[] {
  return changes.flatMap((change) => (change.kind === 'insert' && change.model === model ? change.rows : []));
}

/** All updates of a model, in their order. */
export function updatesOf(changes: readonly Change[], model: ModelName): Pick<Update, 'where' | 'data'>[] {
  return changes.flatMap((change) =>
    change.kind === 'update' && change.model === model ? [{ where: change.where, data: change.data }] : [],
  );
}
