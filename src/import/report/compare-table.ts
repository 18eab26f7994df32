import { lookAt } from '../engine/looked-at.js';
import { oldIdOf } from '../engine/old-id.js';
import type { SystemRun } from '../engine/run-parts.js';
import type { Comparison, TableMapping } from '../mapping/declare.js';
import { money } from '../mapping/values.js';
import { cursorAfter, type PageRequest, type Source, type SourceRow } from '../source/source.js';
import { type Counterpart, counterparts } from './counterparts.js';
import type { ComparisonReport, DifferenceReport, GroupReport, Totals } from './report.js';

/** What stands in a column of statuses may be anything. */
const LONGEST_STATUS = 40;

/** How many rows a difference names. */
const NAMED = 50;

/** Holds each row of an old table against the one that it has become: amounts and status are equal, or it is said why they are not. */
export async function compareTable(run: SystemRun, table: TableMapping, comparison: Comparison): Promise<ComparisonReport> {
  const sides = new Sides(Object.values(comparison.money ?? {}));
  const key = { columns: table.key ?? ['id'] };
  let request: PageRequest = { table: table.table, key, after: null, limit: run.batch };
  let next = readAhead(run.source, request);
  for (;;) {
    const rows = await next;
    if (rows.length === 0) break;
    request = { ...request, after: cursorAfter(request, rows) };
    next = readAhead(run.source, request);
    const named = rows.map((row) => ({ oldId: oldIdOf(row, key), row }));
    const found = await counterparts(
      run,
      table,
      comparison,
      named.map(({ oldId }) => oldId),
    );
    const differing: { oldId: string; row: SourceRow; here: Counterpart; fields: string[]; old: Readonly<Record<string, string>> }[] = [];
    for (const { oldId, row } of named) {
      const here = found.get(oldId);
      const old = Object.fromEntries(
        Object.entries(comparison.money ?? {}).map(([column, field]) => [field, money(row[column]) ?? '0.00']),
      );
      const status = comparison.status?.as(row[comparison.status.column] ?? null, row) ?? '';
      sides.old(status, old);
      if (here?.outcome === 'WRITTEN' && here.values !== null)
        sides.here(comparison.status === undefined ? '' : (here.values[comparison.status.field]?.value ?? ''), here);
      const fields = here === undefined ? [] : differences(comparison, old, status, here);
      if (here === undefined) sides.unaccounted('not imported', oldId, old);
      else if (here.outcome !== 'WRITTEN' || here.values === null || fields.length > 0) differing.push({ oldId, row, here, fields, old });
    }
    const now = await lookAt(
      run,
      { table, kind: 'rows' },
      differing.filter(({ here }) => here.outcome === 'WRITTEN'),
    );
    const hashes = new Map(now.map(({ oldId, hash }) => [oldId, hash]));
    for (const { oldId, here, fields, old } of differing) sides.differ(oldId, old, here, fields, hashes.get(oldId));
  }
  return { table: table.table, entity: comparison.entity, ...sides.report() };
}

/** A page that is read while the one before it is compared. */
function readAhead(source: Source, request: PageRequest): Promise<SourceRow[]> {
  const page = source.page(request);
  // It is waited for later; until then nobody hears its failure.
  page.catch(() => undefined);
  return page;
}

function differences({ status }: Comparison, old: Readonly<Record<string, string>>, oldStatus: string, { values }: Counterpart): string[] {
  if (values === null) return [];
  const amounts = Object.entries(old).filter(([field, amount]) => cents(amount) !== cents(values[field]?.value ?? '0'));
  const moved = status !== undefined && (values[status.field]?.value ?? '') !== oldStatus ? [status.field] : [];
  return [...amounts.map(([field]) => field), ...moved];
}

function cents(amount: string): bigint {
  return BigInt(Math.round(Number(amount) * 100));
}

interface Sum {
  rows: number;
  readonly oldIds: string[];
  readonly cents: Map<string, bigint>;
}

/** Both sides' totals, and why they differ. */
class Sides {
  private readonly groups = new Map<string, { old: Sum; here: Sum }>();
  private readonly reasons = { explained: new Map<string, Sum>(), unaccounted: new Map<string, Sum>() };

  constructor(private readonly fields: readonly string[]) {}

  old(status: string, amounts: Readonly<Record<string, string>>): void {
    this.add(this.group(status).old, (field) => cents(amounts[field] ?? '0'));
  }

  here(status: string, { values }: Counterpart): void {
    this.add(this.group(status).here, (field) => cents(values?.[field]?.value ?? '0'));
  }

  unaccounted(reason: string, oldId: string, old: Readonly<Record<string, string>>): void {
    this.because('unaccounted', reason, oldId, (field) => cents(old[field] ?? '0'));
  }

  /** `now`: the hash of the old row as it is now. */
  differ(
    oldId: string,
    old: Readonly<Record<string, string>>,
    here: Counterpart,
    fields: readonly string[],
    now: string | undefined,
  ): void {
    const more = (field: string): bigint => cents(old[field] ?? '0') - cents(here.values?.[field]?.value ?? '0');
    const whole = (field: string): bigint => cents(old[field] ?? '0');
    if (here.outcome === 'SET_ASIDE') return this.because('explained', `set aside: ${general(here.notes[0] ?? '')}`, oldId, whole);
    if (here.outcome === 'MERGED') return this.because('explained', 'merged into another row', oldId, whole);
    if (here.values === null) return this.because('explained', 'deleted here since the import', oldId, whole);
    for (const field of fields) {
      const rule = here.notes.find((note) => note.startsWith(`${field}: `));
      const value = here.values[field];
      const only = (other: string): bigint => (other === field ? more(field) : 0n);
      if (here.conflicts.includes(field)) this.because('explained', `${field}: changed here and there since the import`, oldId, only);
      else if (value?.changedHere === true) this.because('explained', `${field}: changed here since the import`, oldId, only);
      else if (rule !== undefined) this.because('explained', general(rule), oldId, only);
      else if (now !== here.sourceHash && here.sourceHash !== null)
        this.because('explained', `${field}: changed in the old system since the import`, oldId, only);
      else this.because('unaccounted', `${field} differs`, oldId, only);
    }
  }

  report(): { groups: GroupReport[]; explained: DifferenceReport[]; unaccounted: DifferenceReport[] } {
    const groups = [...this.groups]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([status, { old, here }]) => ({ status, old: this.totals(old), here: this.totals(here) }));
    const list = (sums: ReadonlyMap<string, Sum>): DifferenceReport[] =>
      [...sums].map(([reason, sum]) => ({ reason, oldIds: sum.oldIds, ...this.totals(sum) }));
    return { groups, explained: list(this.reasons.explained), unaccounted: list(this.reasons.unaccounted) };
  }

  private because(kind: 'explained' | 'unaccounted', reason: string, oldId: string, amount: (field: string) => bigint): void {
    const sum = this.reasons[kind].get(reason) ?? newSum();
    this.reasons[kind].set(reason, sum);
    if (sum.oldIds.length < NAMED) sum.oldIds.push(oldId);
    this.add(sum, amount);
  }

  private group(status: string): { old: Sum; here: Sum } {
    const name = status.length > LONGEST_STATUS ? `${status.slice(0, LONGEST_STATUS)}…` : status;
    const group = this.groups.get(name) ?? { old: newSum(), here: newSum() };
    this.groups.set(name, group);
    return group;
  }

  private add(sum: Sum, amount: (field: string) => bigint): void {
    sum.rows += 1;
    for (const field of this.fields) sum.cents.set(field, (sum.cents.get(field) ?? 0n) + amount(field));
  }

  private totals({ rows, cents: sums }: Sum): Totals {
    return { rows, sums: Object.fromEntries(this.fields.map((field) => [field, (Number(sums.get(field) ?? 0n) / 100).toFixed(2)])) };
  }
}

function newSum(): Sum {
  return { rows: 0, oldIds: [], cents: new Map() };
}

/** A reason without what is only one row's: ids, amounts, quoted texts. */
export function general(reason: string): string {
  return reason.replace(/"(?:[^"\\]|\\.)*"/g, '…').replace(/\d[\d.]*/g, '…');
}
