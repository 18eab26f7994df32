import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const changed = (file: string): Promise<number> =>
  stat(join(root, file)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** What the client package's sources import and the build makes; `npm run client` makes it, too. */
export async function makeClientSources(): Promise<void> {
  const [made, schema] = await Promise.all(['packages/client/src/generated/reasons.ts', 'schema.graphql'].map(changed));
  if (made === undefined || schema === undefined || made > schema) return;
  await promisify(execFile)(process.execPath, [join(root, 'scripts/client-package.mjs'), '--sources']);
}
