import { IdOf, PasswordToHash, SetAside, StoredFile, type Target } from '../mapping/declare.js';
import { whole } from '../mapping/values.js';
import { fit } from './fit.js';
import { HIGHEST_KEPT } from './free-ids.js';
import { groupBy } from './group-by.js';
import { toJson } from './json.js';
import type { Known } from './ledger.js';
import type { Mapped } from './mapped.js';
import type { Step, SystemRun } from './run-parts.js';

/** How a row of ours is written: as a new one, over the one that the import made, over one that a fresh gateway has, or into another's. */
export type Way = 'insert' | 'update' | 'fill';

/** A row of ours with its id and values as they are stored. */
export interface Placed {
  readonly mapped: Mapped;
  readonly target: Target;
  readonly lead: boolean;
  readonly way: Way;
  readonly id: number;
  readonly prior: Known | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

interface Open {
  readonly mapped: Mapped;
  readonly target: Target;
  readonly lead: boolean;
  readonly prior: Known | undefined;
  way: Way;
  id: number | undefined;
  readonly notes: string[];
}

/** Gives every row of ours its id: the one it has, the old one where the system keeps its ids and nobody else has it, or a free one. */
export async function place(run: SystemRun, step: Step, rows: readonly Mapped[]): Promise<Placed[]> {
  const open = rows.flatMap((mapped) => opened(step, mapped));
  const keeping = run.keepsIds && step.kind === 'rows' ? (step.table.keepsIdsOf ?? [step.table.entity]) : [];
  for (const [entity, all] of groupBy(open, ({ target }) => target.entity)) {
    if (keeping.includes(entity)) {
      const own = all.filter(({ target, way }) => target.part === '' && way !== 'fill');
      await keepIds(run, step, entity, own);
    }
    const free = all.filter(({ id }) => id === undefined);
    const drawn = free.length === 0 ? [] : await run.freeIds.draw(entity, free.length);
    for (const [index, one] of free.entries()) one.id = drawn[index];
  }
  const ids = new Map(open.map(({ mapped, target, id }) => [`${mapped.at.oldId}\0${target.entity}\0${target.part}`, id]));
  return Promise.all(
    open.map((one) =>
      finish(
        run,
        one,
        (other) =>
          ids.get(`${one.mapped.at.oldId}\0${other.entity}\0${other.part}`) ??
          one.mapped.known.find(({ entity, part }) => entity === other.entity && part === other.part)?.id,
      ),
    ),
  );
}

function opened(step: Step, mapped: Mapped): Open[] {
  const { outcome } = mapped;
  if (outcome instanceof SetAside) return [];
  const lead = leadOf(step, outcome);
  return outcome.map((target) => begin(step, mapped, target, target === lead));
}

/** What an old row is in the first place: the student, and not the student's account. */
function leadOf({ table }: Step, outcome: readonly Target[]): Target | undefined {
  return outcome.find(({ entity, part }) => entity === table.entity && part === '') ?? outcome[0];
}

function begin(step: Step, mapped: Mapped, target: Target, first: boolean): Open {
  const prior = mapped.known.find(({ entity, part, id }) => entity === target.entity && part === target.part && id !== null);
  const way = prior === undefined ? (target.into === undefined ? 'insert' : 'fill') : prior.outcome === 'MERGED' ? 'fill' : 'update';
  // What links put into a row that another system's was merged into counts as little as the merged row itself.
  const isLink = step.kind === 'links';
  const lead = mapped.known.find((one) => one.lead);
  const linkWay: Way = lead?.outcome === 'MERGED' ? 'fill' : 'update';
  return {
    mapped,
    target,
    lead: first && !isLink,
    prior,
    way: isLink ? linkWay : way,
    id: prior?.id ?? target.into,
    notes: first ? [...mapped.notes] : [],
  };
}

/** Gives new rows their old ids. Of rows that were written before it says again what was said of their ids, which the ledger keeps. */
async function keepIds(run: SystemRun, step: Step, entity: string, rows: readonly Open[]): Promise<void> {
  const wanted = rows.flatMap((one) => {
    const id = whole(one.mapped.at.oldId);
    if (id !== null && id >= 1 && id <= HIGHEST_KEPT) return one.id === id ? [] : [{ one, id }];
    if (/^-?\d+$/.test(one.mapped.at.oldId)) one.notes.push(`id: ${one.mapped.at.oldId} cannot be kept, so it has a new one`);
    return [];
  });
  if (wanted.length === 0) return;
  const taken = await run.session.ask<[id: number, imported: boolean][] | null>(
    `SELECT json_agg(json_build_array(t."id", EXISTS (SELECT FROM "imported_row" r WHERE r."entity" = $2 AND r."id" = t."id")))::text
     FROM json_array_elements_text($1::json) AS given(id) CROSS JOIN LATERAL (
       SELECT "id" FROM "${run.columns.tableOf(entity)}" x WHERE x."id" = given.id::int OFFSET 0) t`,
    toJson(wanted.map(({ id }) => id)),
    entity,
  );
  const imported = new Map(taken);
  for (const { one, id } of wanted) {
    const by = imported.get(id);
    if (by === undefined) one.id ??= id;
    else if (!by && step.table.takesPlace === true && one.id === undefined) {
      one.id = id;
      one.way = 'update';
    } else one.notes.push(`id: ${id} is another row's here, so it has a new one`);
  }
}

async function finish(run: SystemRun, one: Open, idOf: (other: IdOf) => number | null | undefined): Promise<Placed> {
  const { entity } = one.target;
  const notes = [...one.notes];
  const values: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(one.target.values)) {
    if (given === undefined) {
      if (field === 'createdAt' && one.way !== 'fill') notes.push('createdAt: the old row has no time: that of the import stands for it');
      continue;
    }
    const fitted = fit(
      // Waiting for each of a million rows' forty values would take longer than all that is done with them.
      isPlain(given) ? given : await resolved(run, given, idOf, (text) => notes.push(`${field}: ${text}`)),
      run.columns.of(entity, field).column,
    );
    if (fitted.note !== undefined) notes.push(`${field}: ${fitted.note}`);
    values[field] = fitted.value;
  }
  return { mapped: one.mapped, target: one.target, lead: one.lead, way: one.way, id: one.id ?? 0, prior: one.prior, values, notes };
}

function isPlain(given: unknown): boolean {
  return given === null || typeof given !== 'object' || Array.isArray(given);
}

async function resolved(
  run: SystemRun,
  given: unknown,
  idOf: (other: IdOf) => number | null | undefined,
  note: (text: string) => void,
): Promise<unknown> {
  if (given instanceof IdOf) return idOf(given) ?? null;
  if (given instanceof PasswordToHash) return run.hashPassword(given.form, given.text, given.whose);
  if (given instanceof StoredFile) {
    const taken = await run.files.take(given);
    if ('path' in taken) return taken.path;
    note(`${taken.problem}: ${given.path}`);
    return given.path;
  }
  return given instanceof Date ? given.toISOString() : given;
}
