import type { ComparisonReport, ImportReport, SystemReport, Totals, VerifyReport } from './report.js';

/** What an import comes to, for the console. */
export function importSummary({ dryRun, accounted, systems }: ImportReport): string[] {
  const tables = systems.flatMap(({ system, tables: all }) =>
    all.map(
      ({ table, read, written, merged, setAside, unaccounted }) =>
        `${`${system} ${table}`.padEnd(44)} read ${read}, written ${written}, merged ${merged}, set aside ${setAside}${unaccounted === 0 ? '' : `, UNACCOUNTED ${unaccounted}`}`,
    ),
  );
  const conflicts = systems.flatMap(({ tables: all }) => all).reduce((sum, { conflicting }) => sum + conflicting, 0);
  const first = systems.flatMap(({ firstPasswords }) => firstPasswords).length;
  return [
    ...systems.flatMap(stateOf),
    ...tables,
    ...systems.flatMap(unknown),
    ...systems.flatMap(({ comparisons }) => comparisons.flatMap(unexplained)),
    ...(conflicts === 0
      ? []
      : [`${conflicts} rows were changed both there and here: kept as they are here (--overwrite takes the old system's).`]),
    ...(first === 0 ? [] : [`${first} accounts have the password that every account began with, and must change it.`]),
    `${dryRun ? 'Nothing was written. ' : ''}${verdictText(accounted)}`,
  ];
}

/** What both sides come to. */
export function verifySummary({ accounted, systems }: VerifyReport): string[] {
  return [
    ...systems.flatMap(stateOf),
    ...systems.flatMap(({ comparisons }) => comparisons.flatMap((one) => [...totals(one), ...unexplained(one)])),
    ...systems.flatMap(unknown),
    verdictText(accounted),
  ];
}

function stateOf({ system, state }: Pick<SystemReport, 'system' | 'state'>): string[] {
  return state === null ? [] : [`${system} was found in ${state}.`];
}

/** What to do with the rows of tables that nobody knows. */
function unknown({ system, unknownTables }: Pick<SystemReport, 'system' | 'unknownTables'>): string[] {
  return unknownTables
    .filter(({ rows }) => rows > 0)
    .map(
      ({ table, rows }) =>
        `${`${system} ${table}`.padEnd(44)} UNACCOUNTED ${rows}: no mapping knows this table. Where it holds nothing to import, say --ignore-table ${system}.${table}`,
    );
}

function unexplained({ table, unaccounted }: ComparisonReport): string[] {
  return unaccounted.map(({ reason, rows, sums }) => `${table}: ${rows} rows, ${reason}${sumsText(sums)}`);
}

function verdictText(accounted: boolean): string {
  return accounted ? 'Every row and every sum is accounted for.' : 'Something is unaccounted for.';
}

function totals({ table, entity, groups }: ComparisonReport): string[] {
  return groups.map(
    ({ status, old, here }) =>
      `${`${table} ${status}`.padEnd(44)} ${old.rows} rows there, ${here.rows} ${entity} here${sumsText(old.sums)}${Object.keys(here.sums).length === 0 ? '' : `; here${sumsText(here.sums)}`}`,
  );
}

function sumsText(sums: Totals['sums']): string {
  return Object.entries(sums)
    .map(([field, sum]) => `, ${field} ${sum}`)
    .join('');
}
