import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.js';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, without a terminal, on an environment of its own. */
export async function campus(
  args: readonly string[],
  { env = {}, input = '' }: { env?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<Said> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const stdin = Readable.from([input]) as unknown as NodeJS.ReadStream;
  const code = await run(args, { env, stdin, stdout, stderr });
  return { code, out: stdout.text, err: stderr.text };
}

class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
