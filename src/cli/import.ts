import { createHmac } from 'node:crypto';
import type { Command } from 'commander';
import type { Realm } from '../access/audiences.js';
import type { HashPassword } from '../import/engine/run-parts.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Settings } from '../settings/settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { ADDRESSES, addOldSystemOptions, importOptions, type OldSystemOptions } from './terminal/old-systems.js';

interface ImportCommandOptions extends OldSystemOptions {
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly report?: string;
}

const AFTERWORD = `${ADDRESSES}
The database must be empty of demo data (DEMO=off) or hold an import. Killed at any moment, the same command goes on where it was; again, it
brings what the old systems have changed. Exit code 1: a row or a sum is unaccounted for.`;

export function addImport(program: Command, cli: Cli): void {
  addOldSystemOptions(program.command('import').description('Take over the data of old systems, or what has changed in them since.'))
    .option('--dry-run', 'do everything and write nothing')
    .option(
      '--report <name>',
      'write <name>.html for people, <name>.json for programs and <name>.rows.jsonl with every row that was set aside, changed by a rule or is in conflict',
    )
    .option('--overwrite', 'where a value was changed both there and here, take the old system’s')
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: ImportCommandOptions) => importAll(cli, options)));
}

async function importAll(cli: Cli, options: ImportCommandOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  const asked = { ...importOptions(options), dryRun: options.dryRun === true, overwrite: options.overwrite === true };
  const { withDatabase } = await import('./terminal/with-database.js');
  const { importSystems } = await import('../import/import-systems.js');
  const { withMedia } = await import('./terminal/with-media.js');
  const { ReportFiles } = await import('../import/report/write-report.js');
  const { importSummary } = await import('../import/report/summary.js');
  const hashPassword = await hashing(settings);
  const progress = cli.progress();
  const reportFiles = options.report === undefined ? undefined : await ReportFiles.open(options.report);
  const report = await withDatabase(settings, async (database) => {
    const made = await withMedia(settings, (media) =>
      importSystems(asked, { database, media, hashPassword, progress, ...(reportFiles && { rows: reportFiles.rows }) }),
    );
    if (!asked.dryRun) {
      // Copies of sessions that gateways which run now have may tell of older rights.
      await database.session((send) => send([{ text: 'UPDATE "access_fence" SET "value" = "value" + 1', values: [] }]));
      progress.begin('statistics of the database');
      await database.maintain('VACUUM (ANALYZE)');
    }
    progress.end();
    return made;
  });
  const files = (await reportFiles?.write(report)) ?? [];
  const { systems: _, ...result } = report;
  const told = files.length === 0 ? [] : [`The report is in ${files.join(' and ')}.`];
  return { lines: [...importSummary(report), ...told], result: { ...result, files }, good: report.accounted };
}

const REALMS: Readonly<Record<string, Realm>> = {
  'summer-crm': 'STAFF',
  'summer-student': 'STAFF',
  miniapp: 'MEMBER',
  'course-agent': 'SHOPPER',
};

/** The same password of the same account is hashed alike at each import, so that it counts as unchanged. */
async function hashing(settings: Settings): Promise<HashPassword> {
  const { Passwords } = await import('../access/passwords.js');
  const { readOrCreateSecret } = await import('../access/secret.js');
  const passwords = new Passwords();
  const secret = settings.jwtSecret ?? (await readOrCreateSecret(settings.dataDir));
  return async (form, text, whose) => {
    const realm = REALMS[whose.split(' ', 1)[0] ?? ''];
    if (realm === undefined) throw new Error(`It is not known whose password ${whose} is.`);
    const salt = createHmac('sha256', secret).update(`imported password of ${whose}`).digest().subarray(0, 16);
    return passwords.adopt(realm, { form, text, salt });
  };
}
