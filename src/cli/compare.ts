import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SURFACES } from '../access/audiences.js';
import type { Ids } from '../compare/diff/ids.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { Refused } from './terminal/refused.js';
import { oneOf, several, webAddress } from './terminal/values.js';

interface CompareOptions {
  readonly surface: string;
  readonly old?: string;
  readonly new: string;
  readonly traffic: string;
  readonly recordedAt?: string;
  readonly as: readonly string[];
  readonly writes?: boolean;
  readonly ignore?: string;
  readonly ids?: boolean;
  readonly report: string;
}

const AFTERWORD = `
People: staff=admin:secret (a user name and a password), student=code:demo-student1 (a WeChat code, where a side takes it),
student=tokens:<old>:<new> (signed in already), token-3=… (one person of the recording). A comma separates several.
Without --old the recorded answers are the old side; then name people who are those of the recording.
--ids needs the database that the import went into: DATABASE_URL, or a copy of DATA_DIR, since a gateway has its own to itself.
Exit code 1: there are differences that no rule explains.`;

export function addCompare(program: Command, cli: Cli): void {
  program
    .command('compare')
    .description('Send recorded requests to an old system and to the gateway, and report in what the answers differ.')
    .requiredOption('--surface <name>', `which old API it is: ${SURFACES.join(', ')}`, oneOf(SURFACES))
    .option('--old <url>', 'where the old system is; left out: its answers are the recorded ones', webAddress)
    .requiredOption('--new <url>', 'where the gateway serves the surface, such as http://127.0.0.1:4000/legacy/summer-crm', webAddress)
    .requiredOption('--traffic <file>', 'what `record` has written, or a HAR file of a browser')
    .option('--recorded-at <url>', 'where the requests of a HAR file went; --old when left out', webAddress)
    .option('--as <people>', 'as whom requests are sent (see below); may be given several times', several, [])
    .option('--writes', 'send also what changes something, to both sides')
    .option('--ignore <file>', 'rules of your own, as YAML; they come before those of the program')
    .option('--ids', "translate ids by the import's table")
    .option('--report <name>', 'write <name>.html for people and <name>.json for programs', 'diff')
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: CompareOptions) => compare(cli, options)));
}

async function compare(cli: Cli, options: CompareOptions): Promise<Outcome> {
  const { surface, old, new: our, traffic } = options;
  const { loadRules } = await import('../compare/rules/load-rules.js');
  const { peopleOf } = await import('../compare/replay/people.js');
  const { SignedIn } = await import('../compare/replay/signed-in.js');
  const { readTraffic } = await import('../compare/traffic/read-traffic.js');
  const { runComparison } = await import('../compare/replay/run-comparison.js');
  const { reportOf, summaryOf } = await import('../compare/report/report.js');
  const { htmlOf } = await import('../compare/report/html.js');
  const { surfaces } = await import('../legacy/surfaces.js');
  const { endpointsOf } = await import('../legacy/shim/index.js');
  const declared = surfaces.find(({ name }) => name === surface);
  if (declared === undefined) throw new Refused(`There is no surface ${surface}.`);

  const rules = loadRules(surface, options.ignore);
  const people = await SignedIn.open(peopleOf(options.as, surface), surface, { old, our });
  const progress = cli.progress();
  progress.begin(`${surface} exchanges`);
  const comparison = await withIds(cli, options, (ids) =>
    runComparison(readTraffic(traffic, options.recordedAt ?? old), {
      old,
      our,
      writes: options.writes === true,
      rules,
      ids,
      people,
      endpointAt: endpointsOf(declared),
      done: () => progress.advance(1),
    }),
  );
  progress.end();
  const decisions = new Map(declared.contract.endpoints.map((endpoint) => [endpoint.id, endpoint.decisions]));
  const comparing = { surface, old: old ?? 'the recorded answers', our, traffic, at: new Date().toISOString() };
  const report = reportOf(comparison, comparing, decisions);
  const files = [`${options.report}.html`, `${options.report}.json`] as const;
  await writeFile(files[0], htmlOf(report), { mode: 0o600 });
  await writeFile(files[1], `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  const { differences: _, ...result } = report;
  return {
    lines: [...summaryOf(report), `The answers side by side are in ${files.join(' and ')}.`],
    result: { ...result, files },
    good: comparison.unexplained === 0,
  };
}

/** The import's table stays open for as long as it is asked. */
async function withIds<T>(cli: Cli, { ids, surface }: CompareOptions, work: (ids: Ids) => Promise<T>): Promise<T> {
  const { AskedIds, NO_IDS } = await import('../compare/diff/ids.js');
  if (ids !== true) return work(NO_IDS);
  const { withDatabase } = await import('./terminal/with-database.js');
  const { newIdsOf } = await import('../import/imported.js');
  return withDatabase(loadSettings(cli.env), (database) => work(new AskedIds((asked) => newIdsOf(database, surface, asked))));
}
