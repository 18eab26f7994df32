import { ReasonedError } from '../../platform/errors.js';
import { StorageUnavailable } from '../../platform/media/file-storage.js';
import { StartRefused } from '../../platform/start-refused.js';
import { SettingsError } from '../../settings/load-settings.js';
import { EXIT } from './exit-codes.js';
import { Progress } from './progress.js';
import { Refused } from './refused.js';

/** The process that a command runs in, or what stands for it in tests. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** What a command has done. */
export interface Outcome {
  /** For people. */
  readonly lines: readonly string[];
  /** The same for programs. */
  readonly result: object;
  /** False: the command did its work and found what must not be. */
  readonly good?: boolean;
}

/** What a command says, and how: lines, or one JSON document with `--json`. */
export class Cli {
  exitCode: number = EXIT.done;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly json: boolean,
  ) {}

  get env(): NodeJS.ProcessEnv {
    return this.surroundings.env;
  }

  get stdin(): NodeJS.ReadStream {
    return this.surroundings.stdin;
  }

  get stderr(): Surroundings['stderr'] {
    return this.surroundings.stderr;
  }

  /** Makes the action of a command; what `work` answers is printed. */
  does<Options>(work: (options: Options) => Promise<Outcome | undefined>): (options: Options) => Promise<void> {
    return async (options) => {
      const outcome = await work(options);
      if (outcome === undefined) return;
      this.print(outcome);
      if (outcome.good === false) this.exitCode = EXIT.failed;
    };
  }

  print({ lines, result }: Outcome): void {
    this.write(this.json ? `${JSON.stringify(result)}\n` : lines.map((line) => `${line}\n`).join(''));
  }

  /** How far the work is, on standard error: a bar on a terminal, else a line now and then. */
  progress(): Progress {
    return new Progress(this.stderr);
  }

  /** Resolves when whoever runs the command wants it to end: Ctrl+C, or SIGTERM. */
  async stopped(): Promise<void> {
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
  }

  /** Says why there is no result; answers the exit code. */
  fail(error: unknown): number {
    if (error instanceof Refused) {
      this.refuse(`${error.message}\n`);
      return error.exitCode;
    }
    const known = error instanceof StartRefused || error instanceof SettingsError || error instanceof ReasonedError;
    const message = messageOf(error);
    // A fault of the program: whoever reports it needs the stack.
    if (!known && error instanceof Error) this.complain(`${error.stack ?? message}\n`);
    if (known) this.complain(`${message}\n`);
    if (this.json) this.print({ lines: [], result: { error: message } });
    return EXIT.failed;
  }

  refuse(text: string): void {
    this.complain(text);
    if (this.json) this.print({ lines: [], result: { error: text.trim() } });
  }

  write(text: string): void {
    this.surroundings.stdout.write(text);
  }

  complain(text: string): void {
    this.surroundings.stderr.write(text);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof StorageUnavailable)
    return `The files could not be reached or stored: ${error.why}. The same command goes on where it was.`;
  return error instanceof Error ? error.message : String(error);
}
