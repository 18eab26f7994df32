import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { StartRefused } from '../start-refused.js';
import { controlAddress } from './address.js';

/** Nobody is there, or nobody who listens. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR']);

/**
 * Asks the process that has the data directory open. Answers its answer, whose body is a stream; undefined: no process listens there.
 * Throws StartRefused with what that process says against it.
 */
export async function askControl(
  dataDir: string,
  command: string,
  input: object,
  signal?: AbortSignal,
): Promise<IncomingMessage | undefined> {
  const address = await controlAddress(dataDir).catch(nobody);
  if (address === undefined) return undefined;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      { socketPath: address.path, path: `/${command}`, method: 'POST', agent: false, ...(signal !== undefined && { signal }) },
      resolve,
    )
      .once('error', reject)
      .end(JSON.stringify(input));
  })
    .catch(nobody)
    .finally(() => address.done());
  if (answer === undefined || answer.statusCode === 200) return answer;
  const { error } = JSON.parse(await text(answer)) as { error: string };
  throw new StartRefused(error);
}

/** As `askControl`, for what is answered as an object. */
export async function askControlFor<Answer extends object>(
  dataDir: string,
  command: string,
  input: object,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  const answer = await askControl(dataDir, command, input, signal);
  return answer === undefined ? undefined : (JSON.parse(await text(answer)) as Answer);
}

function nobody(error: NodeJS.ErrnoException): undefined {
  if (error.code !== undefined && NOBODY.has(error.code)) return undefined;
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    throw new StartRefused('DATA_DIR belongs to another user of this machine: run the command as the user that the gateway runs as.');
  }
  if (error.code === 'ECONNRESET') throw new StartRefused('The gateway stopped before it had answered. Try again.');
  throw error;
}
