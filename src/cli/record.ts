import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { SURFACES } from '../access/audiences.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { Refused } from './terminal/refused.js';
import { oneOf, webAddress, wholeNumber } from './terminal/values.js';

interface RecordOptions {
  readonly surface: string;
  readonly old: string;
  readonly listen: number;
  readonly host: string;
  readonly to: string;
}

export function addRecord(program: Command, cli: Cli): void {
  program
    .command('record')
    .description('Stand in front of an old system: pass everything through unchanged, and keep requests and answers for `compare`.')
    .requiredOption('--surface <name>', `which old API it is: ${SURFACES.join(', ')}`, oneOf(SURFACES))
    .requiredOption('--old <url>', 'where the old system is', webAddress)
    .requiredOption('--to <file>', 'the file to write, a line for each exchange; it must not be there yet')
    .option('--listen <port>', 'the port to listen on; 0 lets the system choose', wholeNumber(0, 65_535), 4999)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .addHelpText('after', '\nTokens and passwords are replaced by names such as token-3, pictures by their hash. It ends with Ctrl+C.')
    .action(cli.does((options: RecordOptions) => record(cli, options)));
}

async function record(cli: Cli, { surface, old, listen, host, to }: RecordOptions): Promise<Outcome> {
  const { recordingProxy } = await import('../compare/traffic/proxy.js');
  const { Recorder } = await import('../compare/traffic/recorder.js');
  // Names of two recordings mean different people, so none is continued. What people sent is nobody else's to read.
  const file = createWriteStream(to, { flags: 'wx', mode: 0o600 });
  await once(file, 'open').catch((error: unknown) => {
    throw new Refused(`${to} cannot be made: ${error instanceof Error ? error.message : String(error)}.`);
  });
  const recorder = new Recorder();
  const counts = { exchanges: 0, failed: 0 };
  const server = recordingProxy({
    old,
    seen: (exchange) => {
      counts.exchanges++;
      file.write(`${JSON.stringify({ ...recorder.exchangeOf(exchange), surface })}\n`);
    },
    failed: (error) => {
      counts.failed++;
      cli.complain(`${old} does not answer: ${error.message}\n`);
    },
  });
  server.listen(listen, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new Refused(`Port ${listen} cannot be listened on: ${error instanceof Error ? error.message : String(error)}.`);
  });
  const { port } = server.address() as AddressInfo;
  cli.complain(`Recording ${surface} at http://${host}:${port}, in front of ${old}. Ctrl+C ends it.\n`);
  await cli.stopped();
  server.close();
  server.closeAllConnections();
  await new Promise((resolve) => file.end(resolve));
  return { lines: [`${counts.exchanges} exchanges are in ${to}.`], result: { ...counts, file: to } };
}
