import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Cli } from './cli.js';
import { EXIT } from './exit-codes.js';
import { Refused } from './refused.js';

/** A password never stands on the command line, where every user of the machine reads it. Throws Refused. */
export async function readPassword(cli: Cli, fromStdin: boolean): Promise<string> {
  if (fromStdin) return firstLine(cli.stdin);
  if (!cli.stdin.isTTY) throw new Refused('There is no terminal to ask for the password on: give it with --password-stdin.', EXIT.usage);
  const first = await ask(cli, 'Password: ');
  if ((await ask(cli, 'Again: ')) !== first) throw new Refused('The two passwords differ.');
  return first;
}

async function firstLine(stdin: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({ input: stdin })) return line;
  return '';
}

/** Asks without showing what is typed. */
async function ask(cli: Cli, question: string): Promise<string> {
  cli.complain(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: cli.stdin, output: unseen, terminal: true });
  const closed = once(lines, 'close').then(() => {
    throw new Refused('No password was given.');
  });
  const answer = once(lines, 'line').then(([line]) => line as string);
  try {
    return await Promise.race([answer, closed]);
  } finally {
    closed.catch(() => undefined);
    lines.close();
    cli.complain('\n');
  }
}
