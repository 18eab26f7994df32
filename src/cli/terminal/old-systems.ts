import { type Command, InvalidArgumentError } from 'commander';
import { DEFAULT_BATCH, type ImportOptions, SYSTEMS, type SystemName } from '../../import/options.js';
import { EXIT } from './exit-codes.js';
import { Refused } from './refused.js';
import { wholeNumber } from './values.js';

/** What `import` and `verify` are told of the old systems. */
export interface OldSystemOptions {
  readonly from: readonly Named[];
  readonly media: readonly Named[];
  readonly keepIds: SystemName;
  readonly administrators: readonly Named[];
  readonly ignoreTable: readonly Named[];
  readonly expireOld?: boolean;
  readonly batch: number;
}

/** `system=value`. */
interface Named {
  readonly system: SystemName;
  readonly value: string;
}

export function addOldSystemOptions(command: Command): Command {
  return command
    .requiredOption('--from <system=address>', `an old system and where its data is; once for each of ${SYSTEMS.join(', ')}`, named)
    .option('--media <system=folder>', 'the folder of its uploaded files, which the columns’ paths are relative to', named, [])
    .option('--keep-ids <system>', 'the system whose ids stay as they are', systemOf, 'summer-crm')
    .option('--administrators <system=roles>', 'the old roles whose holders become administrators, separated by commas', named, [])
    .option('--ignore-table <system.table>', 'a table of it that no mapping knows, and that holds nothing to import', tableNamed, [])
    .option('--expire-old', 'unpaid orders from there expire as ours do, seven days after they were placed')
    .option('--batch <rows>', 'rows of one transaction', wholeNumber(1, 100_000), DEFAULT_BATCH);
}

export const ADDRESSES = `
Addresses: mysql://user:password@host:port/database, sqlite:<file>, csv:<folder> with a file an entity. Old systems are only read.
Example: --from summer-crm=mysql://root@127.0.0.1:3306/student_manage_sys --media summer-crm=old/media`;

/** The same as the import wants it. Throws Refused. */
export function importOptions(options: OldSystemOptions): ImportOptions {
  const sources = options.from.map(({ system, value }) => ({ system, url: value, media: single('--media', options.media, system) }));
  for (const { system } of sources) single('--from', options.from, system);
  for (const [option, list] of [
    ['--media', options.media],
    ['--administrators', options.administrators],
    ['--ignore-table', options.ignoreTable],
  ] as const) {
    const stranger = list.find(({ system }) => !sources.some((source) => source.system === system));
    if (stranger !== undefined) throw new Refused(`${option} names ${stranger.system}, which no --from names.`, EXIT.usage);
  }
  const administrators = Object.fromEntries(
    sources.map(({ system }) => [
      system,
      options.administrators.filter((one) => one.system === system).flatMap(({ value }) => value.split(',').map((name) => name.trim())),
    ]),
  );
  const ignoreTables = Object.fromEntries(
    sources.map(({ system }) => [system, options.ignoreTable.filter((one) => one.system === system).map(({ value }) => value)]),
  );
  return { sources, keepIds: options.keepIds, administrators, ignoreTables, expireOld: options.expireOld === true, batch: options.batch };
}

function single(option: string, list: readonly Named[], system: SystemName): string | undefined {
  const given = list.filter((one) => one.system === system);
  if (given.length > 1) throw new Refused(`${option} names ${system} twice.`, EXIT.usage);
  return given[0]?.value;
}

function named(given: string, before: readonly Named[] = []): readonly Named[] {
  return [...before, apart(given, '=', '<system>=<value>')];
}

function tableNamed(given: string, before: readonly Named[] = []): readonly Named[] {
  return [...before, apart(given, '.', '<system>.<table>')];
}

function apart(given: string, sign: string, form: string): Named {
  const at = given.indexOf(sign);
  const value = given.slice(at + 1).trim();
  if (at < 1 || value === '') throw new InvalidArgumentError(`It must be ${form}.`);
  return { system: systemOf(given.slice(0, at).trim()), value };
}

function systemOf(given: string): SystemName {
  const system = SYSTEMS.find((name) => name === given);
  if (system === undefined) throw new InvalidArgumentError(`The old systems are ${SYSTEMS.join(', ')}.`);
  return system;
}
