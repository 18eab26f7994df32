import { sqlState } from '../../platform/database/sql-state.js';
import type { Statement } from '../../platform/database/statement.js';
import { normalForm } from '../../platform/text/normal-form.js';
import { SetAside } from '../mapping/declare.js';
import { NATURAL_KEYS, type NaturalKey } from '../mapping/natural-keys.js';
import { groupBy } from './group-by.js';
import { knownRows } from './ledger.js';
import { lookAt, type LookedAt } from './looked-at.js';
import { mapRows, type Mapped } from './mapped.js';
import { place, type Placed } from './placed.js';
import type { Step, SystemRun } from './run-parts.js';
import { forgetSql, Refused, refusedLinksSql, setAsideSql, statementsOf } from './statements.js';

export interface OldRow {
  readonly oldId: string;
  readonly row: LookedAt['row'];
}

export interface BatchCounts {
  /** As they were at the import before. */
  unchanged: number;
  /** Rows of ours: new ones, and those that something went over to. */
  inserted: number;
  updated: number;
}

/** What is written in the same transaction as the last rows of a batch: how far the import is. */
export type Ending = (counts: BatchCounts) => Statement;

/** A page with what is known of it. */
export interface Prepared {
  readonly unchanged: number;
  readonly changed: Changed;
  readonly mapped: Promise<Mapped[]>;
}

type Changed = Parameters<typeof mapRows>[2];

/** How a page comes. */
export interface Coming {
  /** The end of writing the page before: until then nothing is asked that its rows answer. */
  readonly before: Promise<unknown>;
  /** Nothing of the table was there when the run began with it. */
  readonly isNew: boolean;
}

/** Does for a page what can be done while the one before is written. */
export async function prepareBatch(run: SystemRun, step: Step, rows: readonly OldRow[], { before, isNew }: Coming): Promise<Prepared> {
  const { system } = run.mapping;
  const looked = await lookAt(run, step, rows);
  const question = { system, table: step.table.table, oldIds: rows.map(({ oldId }) => oldId) };
  const known: Awaited<ReturnType<typeof knownRows>> = isNew ? new Map() : await knownRows(run.session, run.lists, question);
  const changed = looked.flatMap((at) => {
    const parts = known.get(at.oldId) ?? [];
    const own = parts.find((part) => (step.kind === 'rows' ? part.lead : part.part === 'links'));
    return own?.sourceHash === at.hash && own.outcome !== 'SET_ASIDE' ? [] : [{ at, known: parts }];
  });
  const mapped = mapRows(run, step, changed, before);
  // It is waited for when its turn comes; until then nobody hears its failure.
  mapped.catch(() => undefined);
  return { unchanged: rows.length - changed.length, changed, mapped };
}

/** Writes the rows of a page; what the database refuses in one of them does not keep the others out. */
export async function writeBatch(
  run: SystemRun,
  step: Step,
  { unchanged, changed, mapped }: Prepared,
  ending: Ending,
): Promise<BatchCounts> {
  const counts: BatchCounts = { unchanged, inserted: 0, updated: 0 };
  await write(run, step, changed, await mapped, ending, counts);
  return counts;
}

/** Rows that would be one and the same by a natural key are written one after the other: the second then finds the first. */
async function write(
  run: SystemRun,
  step: Step,
  rows: Changed,
  mapped: readonly Mapped[],
  ending: Ending | undefined,
  counts: BatchCounts,
): Promise<void> {
  const { now, later } = apartByNaturalKey(mapped);
  const rest = rows.filter(({ at }) => later.has(at));
  await commit(run, step, now, rest.length === 0 ? ending : undefined, counts);
  if (rest.length > 0) await write(run, step, rest, await mapRows(run, step, rest), ending, counts);
}

async function commit(
  run: SystemRun,
  step: Step,
  mapped: readonly Mapped[],
  ending: Ending | undefined,
  counts: BatchCounts,
): Promise<void> {
  const placed = await place(run, step, mapped);
  const writings = await statementsOf(run, step, placed);
  const aside = mapped.filter(({ outcome }) => outcome instanceof SetAside);
  const last = step.kind === 'rows' ? setAsideSql(run, step, aside) : refusedLinksSql(run, step, aside);
  const statements = [...forgetSql(run, step, mapped, placed), ...writings.map(({ statement }) => statement), ...last];
  const next = { ...counts, inserted: counts.inserted + placed.filter(({ way }) => way === 'insert').length };
  try {
    // What the end says of updated rows is what is known before: their number is the answer of these statements.
    const answers = await run.session.together([...statements, ...(ending === undefined ? [] : [ending(next)])]);
    counts.inserted = next.inserted;
    const first = statements.length - writings.length - last.length;
    for (const [index, { way }] of writings.entries()) if (way !== 'insert') counts.updated += Number(answers[first + index] ?? 0);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await oneByOne(run, step, mapped, ending, counts, error);
  }
}

/** Halves what was refused until the row is found that it is about; that one is set aside. */
async function oneByOne(
  run: SystemRun,
  step: Step,
  mapped: readonly Mapped[],
  ending: Ending | undefined,
  counts: BatchCounts,
  error: Error,
): Promise<void> {
  const again = mapped.map(({ at, known }) => ({ at, known }));
  if (again.length <= 1) {
    // What is set aside is written with values of our own: a second refusal is a fault, and would come again for ever.
    if (mapped.every(({ outcome }) => outcome instanceof SetAside)) throw error;
    const refused = mapped.map((one) => ({ ...one, outcome: new Refused(`the database refused it: ${error.message}`) }));
    return commit(run, step, refused, ending, counts);
  }
  const half = Math.ceil(again.length / 2);
  for (const [rows, end] of [
    [again.slice(0, half), undefined],
    [again.slice(half), ending],
  ] as const)
    await write(run, step, rows, await mapRows(run, step, rows), end, counts);
}

/** PostgreSQL's classes for values and keys that cannot be. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && /^2[23]/.test(sqlState(error) ?? '');
}

function apartByNaturalKey(mapped: readonly Mapped[]): { now: Mapped[]; later: Set<LookedAt> } {
  const seen = new Set<string>();
  const later = new Set<LookedAt>();
  const now = mapped.filter(({ at, outcome }) => {
    if (outcome instanceof SetAside) return true;
    const names = outcome.flatMap(({ entity, values, into }) => (into === undefined ? namesOf(entity, values) : []));
    if (names.some((name) => seen.has(name))) {
      later.add(at);
      return false;
    }
    for (const name of names) seen.add(name);
    return true;
  });
  return { now, later };
}

const KEYS_BY_ENTITY = groupBy(Object.entries<NaturalKey>(NATURAL_KEYS), ([, { entity }]) => entity);

function namesOf(entity: Placed['target']['entity'], values: Readonly<Record<string, unknown>>): string[] {
  return (KEYS_BY_ENTITY.get(entity) ?? []).flatMap(([name, { fields, inNormalForm = [], among, maybeSeveral }]) => {
    const parts = fields.map((field) => values[field]);
    if (maybeSeveral === true || parts.some((part) => part == null || typeof part === 'object')) return [];
    if (among !== undefined && !mayBeAmong(values)) return [];
    return [
      `${name}\0${fields.map((field, place) => (inNormalForm.includes(field) ? normalForm(String(parts[place])) : String(parts[place]))).join('\0')}`,
    ];
  });
}

/** Rows that are out of use are told apart by nothing. */
function mayBeAmong({ active, status }: Readonly<Record<string, unknown>>): boolean {
  return active !== false && (status === undefined || status === 'TO_PAY' || status === 'TO_CONFIRM');
}
