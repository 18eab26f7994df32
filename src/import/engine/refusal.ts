import { datamodel } from '../../generated/datamodel.js';
import { sqlState } from '../../platform/database/sql-state.js';
import type { Target } from '../mapping/declare.js';

/** PostgreSQL's classes for values and keys that cannot be. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && /^2[23]/.test(sqlState(error) ?? '');
}

const UNIQUE = '23505';
const CHECK = '23514';
const REFERENCE = '23503';
const MISSING = '23502';

/**
 * Why the database takes none of these rows of ours, in the words of the schema: its indexes and checks are named after the columns that they
 * are about and what they ask of them (`orders_standard_fee_not_negative`).
 */
export function refusalReason(error: Error, targets: readonly Target[]): string {
  const state = sqlState(error) ?? '';
  const model = Object.entries(datamodel.models).find(([, { table }]) => table === Reflect.get(error, 'table'));
  if (model === undefined) return `a value of it is none that can be kept here (${state})`;
  const [entity, { table, columns }] = model;
  if (state === MISSING) return `${entity} has to have a ${String(Reflect.get(error, 'column'))}`;
  if (state === REFERENCE) return `what ${entity} refers to is not there`;
  const name = String(Reflect.get(error, 'constraint') ?? '');
  let rule = name.startsWith(`${table}_`) ? name.slice(table.length + 1) : name;
  const byLength = Object.entries(columns).sort(([, one], [, other]) => other.name.length - one.name.length);
  const values = Object.assign({}, ...targets.filter((one) => one.entity === entity).map((one) => one.values)) as Target['values'];
  const named: string[] = [];
  for (;;) {
    const found = byLength.find(([, { name }]) => `${rule}_`.startsWith(`${name}_`));
    if (found === undefined) break;
    named.push(`${found[0]} ${JSON.stringify(values[found[0]] ?? null)}`);
    rule = rule.slice(found[1].name.length + 1);
  }
  const about = named.length === 0 ? entity : `${entity} ${named.join(', ')}`;
  const words = rule.replace(/(^|_)(normal_form_)?(key|idx)$/, '').replaceAll('_', ' ');
  if (state === UNIQUE) return `another row here has it: ${about}${words === '' ? '' : `, ${words}`}`;
  if (state === CHECK) return `${about} has to be ${words}`;
  return `${about} is none that can be kept here (${state})`;
}
