import type { ModelName } from '../../write/models.js';
import type { Context, Found, Outcome } from '../mapping/declare.js';
import { setAside } from '../mapping/declare.js';
import { naturalKey, type NaturalKeyName } from '../mapping/natural-keys.js';
import { asStored } from './fit.js';
import type { Known } from './ledger.js';
import type { LookedAt } from './looked-at.js';
import { Lookups } from './lookups.js';
import { ledgerId } from './old-id.js';
import type { Step, SystemRun } from './run-parts.js';

/** An old row with what it becomes. */
export interface Mapped {
  readonly at: LookedAt;
  readonly known: readonly Known[];
  readonly outcome: Outcome;
  readonly notes: readonly string[];
  /** Something that it refers to was not there: it is looked at anew next time. */
  readonly unresolved: boolean;
}

/** A mapping asks for ids of what it asked for before, and so on; deeper than this it asks in a circle. */
const DEEPEST = 12;

/** Runs the mapping over rows until it has nothing more to ask; it asks when `before` has come to its end. */
export async function mapRows(
  run: SystemRun,
  step: Step,
  rows: readonly { at: LookedAt; known: readonly Known[] }[],
  before?: Promise<unknown>,
): Promise<Mapped[]> {
  const lookups = new Lookups(run.session, run.columns, run.mapping.system);
  const mapped = new Map<LookedAt, Mapped>();
  let open = rows;
  for (let round = 0; open.length > 0; round += 1) {
    if (round > DEEPEST) throw new Error(`The mapping of ${run.mapping.system} ${step.table.table} asks without end.`);
    const asking: (typeof rows)[number][] = [];
    for (const one of open) {
      const context = new RowContext(run, step, one.at, one.known, lookups);
      const outcome = step.kind === 'rows' ? step.table.map(one.at.row, context) : linked(step, one.at, context);
      if (context.asked) asking.push(one);
      else mapped.set(one.at, { ...one, outcome, notes: context.notes, unresolved: context.unresolved });
    }
    if (round === 0) await before;
    if (asking.length > 0) await lookups.answer();
    open = asking;
  }
  return rows.flatMap(({ at }) => mapped.get(at) ?? []);
}

/** What links put into the row that the old row has become. */
function linked({ table }: Step, { row, oldId }: LookedAt, context: RowContext): Outcome {
  const own = context.id(table.table, oldId);
  const values = table.links?.(row, context);
  if (own === undefined || values === undefined) return setAside('nothing to link');
  return [{ entity: table.entity, part: 'links', values, into: own }];
}

class RowContext implements Context {
  asked = false;
  unresolved = false;
  readonly notes: string[] = [];
  readonly system: string;
  readonly oldId: string;
  readonly options: Context['options'];

  constructor(
    private readonly run: SystemRun,
    private readonly step: Step,
    private readonly at: LookedAt,
    private readonly known: readonly Known[],
    private readonly lookups: Lookups,
  ) {
    this.system = run.mapping.system;
    this.oldId = at.oldId;
    this.options = run.options;
  }

  id(table: string, oldId: string | null | undefined, entity?: ModelName): number | undefined {
    if (oldId == null || oldId === '') return undefined;
    const kind = entity ?? this.run.mapping.tables.find((one) => one.table === table)?.entity;
    if (kind === undefined) throw new Error(`${this.system} has no table ${table} that is imported.`);
    const id = this.lookups.id({ table, oldId: ledgerId(oldId), entity: kind }, this.ask);
    if (id === undefined) this.unresolved = true;
    return id;
  }

  find(key: NaturalKeyName, ...values: readonly (string | number | null)[]): Found | undefined {
    const { entity, fields, maybeSeveral } = naturalKey(key);
    const own = new Set(this.known.filter((one) => one.entity === entity && one.outcome === 'WRITTEN').map(({ id }) => id));
    const stored = values.map((value, place) => asStored(entity, fields[place] ?? '', value) as typeof value);
    const found = this.lookups.find({ key, values: stored }, this.ask).filter(({ id }) => !own.has(id));
    return maybeSeveral === true && found.length > 1 ? undefined : found[0];
  }

  companions(name: string): readonly LookedAt['row'][] {
    const rows = this.at.companions[name];
    if (rows === undefined) throw new Error(`${this.step.table.table} declares no companion ${name}.`);
    return rows;
  }

  note(field: string, text: string): void {
    this.notes.push(`${field}: ${text}`);
  }

  private readonly ask = (): void => {
    this.asked = true;
  };
}
