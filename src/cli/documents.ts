import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { Documents } from '../graphql/operation/documents.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';
import { wholeNumber } from './terminal/values.js';

const DAY_MS = 86_400_000;

const AFTERWORD = `
TRUSTED_DOCUMENTS must be a folder that the gateways read. They need no restart: when \`add\` has ended, they know what it added; what \`prune\` removed they forget
within ten seconds.`;

export function addDocuments(program: Command, cli: Cli): void {
  const documents = program.command('documents').description('Look after the trusted documents of GraphQL clients.');
  documents
    .command('add <source>')
    .description("Add a new release's documents: a manifest, a map of ids to texts, a .graphql file, or a folder of them.")
    .option('--name <name>', 'what the release is called; left out: a name made of its documents', nameOf)
    .addHelpText('after', AFTERWORD)
    .action((source: string, options: { name?: string }) => cli.does(() => add(cli, source, options))(options));
  documents
    .command('list')
    .description('Show the files of trusted documents, and when they were added and last used.')
    .addHelpText('after', AFTERWORD)
    .action(cli.does(() => list(cli)));
  documents
    .command('prune')
    .description('Remove what add added and nobody has used for long. The last release added stays.')
    .option('--unused-for <days>', 'for how long nobody has asked for its documents', wholeNumber(1, 36_500), 90)
    .option('--dry-run', 'say what would be removed, and change nothing')
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: { unusedFor: number; dryRun?: boolean }) => prune(cli, options)));
}

function nameOf(given: string): string {
  if (/^\w[\w.-]{0,99}$/.test(given)) return given;
  throw new InvalidArgumentError(
    'It must be 1 to 100 letters, digits, dots, dashes or underscores, and begin with none of the dots and dashes.',
  );
}

async function add(cli: Cli, source: string, { name }: { name?: string }): Promise<Outcome> {
  const place = await folderOf(cli);
  const { addRelease } = await import('../graphql/persisted/releases.js');
  const { LOOK_INTERVAL_MS } = await import('../graphql/persisted/trusted-documents.js');
  const added = await addRelease(place, resolve(source), await clientDocuments(cli), name);
  // Whoever asks a gateway from now on makes it look again.
  await wait(LOOK_INTERVAL_MS);
  return { lines: [`${added.file}: ${added.documents} documents, ${added.unknownBefore} of them new.`], result: added };
}

async function list(cli: Cli): Promise<Outcome> {
  const place = await folderOf(cli);
  const { listReleases } = await import('../graphql/persisted/releases.js');
  const files = await listReleases(place);
  const lines = files.map(({ file, documents, addedAt, usedAt }) =>
    addedAt === null
      ? `${file}  ${documents} documents, put there by other means`
      : `${file}  ${documents} documents, added ${addedAt}, last used ${usedAt}`,
  );
  return { lines: files.length === 0 ? ['There are none.'] : lines, result: { files } };
}

async function prune(cli: Cli, { unusedFor, dryRun = false }: { unusedFor: number; dryRun?: boolean }): Promise<Outcome> {
  const place = await folderOf(cli);
  const { pruneReleases } = await import('../graphql/persisted/releases.js');
  const removed = await pruneReleases(place, { unusedForMs: unusedFor * DAY_MS, dryRun });
  return {
    lines: [
      ...removed.map(({ file, documents, usedAt }) => `${file}  ${documents} documents, last used ${usedAt}`),
      `${removed.length} ${dryRun ? 'would be removed' : 'removed'}.`,
    ],
    result: { dryRun, removed },
  };
}

/** Where releases are. One that is not there yet is made by the first. */
async function folderOf(cli: Cli): Promise<string> {
  const { place } = loadSettings(cli.env).trustedDocuments;
  if (place === undefined) throw new Refused('TRUSTED_DOCUMENTS must name the folder of the trusted documents.', EXIT.usage);
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory() === false) throw new Refused('TRUSTED_DOCUMENTS is a file. Make it a folder, with that file in it.', EXIT.usage);
  return place;
}

/** Clients' documents, judged as the gateway with these settings would. */
async function clientDocuments(cli: Cli): Promise<Documents> {
  const settings = loadSettings(cli.env);
  await import('reflect-metadata');
  const { gatewaySchema } = await import('../graphql/gateway-schema.js');
  const { queryLimits } = await import('../query-limits.js');
  const { Documents: ClientDocuments } = await import('../graphql/operation/documents.js');
  return new ClientDocuments({ schema: gatewaySchema(), limits: queryLimits(settings), introspection: settings.introspection });
}
