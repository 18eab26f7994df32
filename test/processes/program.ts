import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/paths.js';

/** The command line as processes of their own. */
export interface Program {
  /** On the embedded database in `dataDir`, on a free port, without a word of the log; `env` has what is to be otherwise. */
  run(args: readonly string[], dataDir: string, env?: NodeJS.ProcessEnv): Command;
  /** Ends what still runs. */
  remove(): Promise<void>;
}

export interface Command {
  readonly child: ChildProcess;
  /** Its exit code, or the signal that ended it; and what it said. */
  readonly ended: Promise<{ readonly code: unknown; readonly said: string }>;
  /** Where it serves; rejected when it ends before. */
  readonly address: Promise<string>;
}

/** Makes the program of the present sources: each process would take longer to read them than all of this does. */
export async function makeProgram(): Promise<Program> {
  // Below the package, whose migrations and installed packages it needs.
  await mkdir(join(root, '.cache'), { recursive: true });
  const place = await mkdtemp(join(root, '.cache/program-'));
  await promisify(execFile)(process.execPath, ['scripts/bundle.mjs', '--into', place], { cwd: root });
  const running = new Set<Command>();
  return {
    run: (args, dataDir, env = {}) => {
      const child = spawn(process.execPath, [join(place, 'src/cli/main.js'), ...args], {
        env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', DATABASE_URL: '', REDIS_URL: '', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const command = listenTo(child);
      running.add(command);
      return command;
    },
    remove: async () => {
      for (const { child, ended } of running) {
        child.kill('SIGKILL');
        await ended;
      }
      await rm(place, { recursive: true, force: true });
    },
  };
}

function listenTo(child: ChildProcess): Command {
  let said = '';
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /ready at (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`It does not serve: ${said}`)));
  });
  // Most commands never serve, and nobody asks where.
  address.catch(() => undefined);
  const ended = new Promise<{ code: unknown; said: string }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code: code ?? signal, said }));
  });
  return { child, ended, address };
}
