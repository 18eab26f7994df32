import type { Statement } from '../../platform/database/statement.js';
import { normalForm } from '../../platform/text/normal-form.js';
import { SetAside } from '../mapping/declare.js';
import { NATURAL_KEYS, type NaturalKey } from '../mapping/natural-keys.js';
import { asStored } from './fit.js';
import { groupBy } from './group-by.js';
import { knownRows } from './ledger.js';
import { lookAt, type LookedAt } from './looked-at.js';
import { mapRows, type Mapped } from './mapped.js';
import { place, type Placed } from './placed.js';
import { isRefusal, refusalReason } from './refusal.js';
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

/** What is written in the same transaction as the rows of a page: how far the import is. */
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

/**
 * Writes the rows of a page; what the database refuses in one of them does not keep the others out. All of it is one transaction: killed,
 * an import has done whole pages, and what it does next depends on nothing else.
 */
export async function writeBatch(
  run: SystemRun,
  step: Step,
  { unchanged, changed, mapped }: Prepared,
  ending: Ending,
): Promise<BatchCounts> {
  const counts: BatchCounts = { unchanged, inserted: 0, updated: 0 };
  await write(run, step, changed, await mapped, counts);
  await run.session.keep([ending(counts)]);
  return counts;
}

/** Rows that would be one and the same by a natural key are written one after the other: the second then finds the first. */
async function write(run: SystemRun, step: Step, rows: Changed, mapped: readonly Mapped[], counts: BatchCounts): Promise<void> {
  const { now, later } = apartByNaturalKey(mapped);
  if (now.length > 0) await writeTogether(run, step, now, counts);
  const rest = rows.filter(({ at }) => later.has(at));
  if (rest.length > 0) await write(run, step, rest, await mapRows(run, step, rest), counts);
}

async function writeTogether(run: SystemRun, step: Step, mapped: readonly Mapped[], counts: BatchCounts): Promise<void> {
  const placed = await place(run, step, mapped);
  const writings = await statementsOf(run, step, placed);
  const forgotten = forgetSql(run, step, mapped, placed);
  const aside = mapped.filter(({ outcome }) => outcome instanceof SetAside);
  const last = step.kind === 'rows' ? setAsideSql(run, step, aside) : refusedLinksSql(run, step, aside);
  try {
    const answers = await run.session.attempt([...forgotten, ...writings.map(({ statement }) => statement), ...last]);
    counts.inserted += placed.filter(({ way }) => way === 'insert').length;
    for (const [index, { way }] of writings.entries())
      if (way !== 'insert') counts.updated += Number(answers[forgotten.length + index] ?? 0);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await inHalves(run, step, mapped, counts, error);
  }
}

/** Halves what was refused until the row is found that it is about; that one is set aside. */
async function inHalves(run: SystemRun, step: Step, mapped: readonly Mapped[], counts: BatchCounts, error: Error): Promise<void> {
  const [first, ...others] = mapped;
  if (first !== undefined && others.length === 0) {
    const { outcome } = first;
    // What is set aside is written with values of our own: a second refusal is a fault, and would come again for ever.
    if (outcome instanceof SetAside) throw error;
    return writeTogether(run, step, [{ ...first, outcome: new Refused(refusalReason(error, outcome)) }], counts);
  }
  const half = Math.ceil(mapped.length / 2);
  for (const part of [mapped.slice(0, half), mapped.slice(half)]) {
    const rows = part.map(({ at, known }) => ({ at, known }));
    await write(run, step, rows, await mapRows(run, step, rows), counts);
  }
}

function apartByNaturalKey(mapped: readonly Mapped[]): { now: Mapped[]; later: Set<LookedAt> } {
  const seen = new Set<string>();
  const later = new Set<LookedAt>();
  const now = mapped.filter(({ at, outcome }) => {
    if (outcome instanceof SetAside) return true;
    const names = outcome.flatMap(({ entity, values, into }) => (into === undefined ? namesOf(entity, values) : []));
    const isLater = names.some((name) => seen.has(name));
    if (isLater) later.add(at);
    // Of those that wait as well: what is first in the old system is first here, wherever a page begins.
    for (const name of names) seen.add(name);
    return !isLater;
  });
  return { now, later };
}

const KEYS_BY_ENTITY = groupBy(Object.entries<NaturalKey>(NATURAL_KEYS), ([, { entity }]) => entity);

function namesOf(entity: Placed['target']['entity'], values: Readonly<Record<string, unknown>>): string[] {
  return (KEYS_BY_ENTITY.get(entity) ?? []).flatMap(([name, { fields, inNormalForm = [], among, maybeSeveral }]) => {
    const parts = fields.map((field) => asStored(entity, field, values[field]));
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
