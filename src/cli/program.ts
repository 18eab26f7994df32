import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { packagePath } from '../package-path.js';
import { addAdmin } from './admin.js';
import { addBackup } from './backup.js';
import { addCompare } from './compare.js';
import { addDoctor } from './doctor.js';
import { addDocuments } from './documents.js';
import { addImport } from './import.js';
import { addMedia } from './media.js';
import { addMigrate } from './migrate.js';
import { addMove } from './move.js';
import { addRecord } from './record.js';
import { addRestore } from './restore.js';
import { addSeed } from './seed.js';
import { addSessions } from './sessions.js';
import { addStart } from './start.js';
import { Cli, type Surroundings } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { addToken } from './token.js';
import { addVerify } from './verify.js';

const AFTERWORD = `
What every command works on is said by environment variables, such as DATABASE_URL and DATA_DIR: the README lists them.
Exit codes: 0 done; 1 refused, failed, or found what must not be; 2 the command line is wrong.`;

/** Runs the command line and answers the exit code. Nothing is thrown: what goes wrong is said on standard error. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const cli = new Cli(surroundings, args.includes('--json'));
  try {
    await programOf(cli).parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    // Help and version are exits too; what is wrong with a command line has been said already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return cli.fail(error);
  }
}

/** Every command, each from a file of its own. */
function programOf(cli: Cli): Command {
  const program = new Command('campus')
    .description('Runs the Campus Gateway and looks after its data.')
    .version(version())
    .showHelpAfterError('(--help behind a command says what it takes)')
    .addHelpText('after', AFTERWORD)
    .configureOutput({
      writeOut: (text) => cli.write(text),
      writeErr: (text) => cli.complain(text),
      outputError: (text) => cli.refuse(text),
    })
    .exitOverride();
  for (const add of [
    addStart,
    addDoctor,
    addMigrate,
    addSeed,
    addAdmin,
    addToken,
    addSessions,
    addBackup,
    addRestore,
    addMove,
    addImport,
    addVerify,
    addRecord,
    addCompare,
    addMedia,
    addDocuments,
  ])
    add(program, cli);
  finish(program);
  return program;
}

/** What every command has, whoever wrote it. `--help` is the one way to help. */
function finish(command: Command): void {
  command.helpCommand(false);
  if (command.commands.length > 0) return command.commands.forEach(finish);
  command.option('--json', 'print the result as one JSON document; what is said beside it goes to standard error');
}

function version(): string {
  return (JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string }).version;
}
