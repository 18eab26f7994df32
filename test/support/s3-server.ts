import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

/** An S3 server of a test's own, with one bucket. What is in it outlives its stops. */
export interface S3Server {
  /** The settings that lead to it. */
  readonly env: { readonly MEDIA_URL: string; readonly MEDIA_ENDPOINT: string };
  start(): Promise<void>;
  /** As a machine that loses its power. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The only ones that it knows. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

/** It reckons signatures of buckets' addresses without their slash, so signatures are not judged. */
const PROGRAM = `
  const [S3rver, port, directory] = [require(process.argv[1]), Number(process.argv[2]), process.argv[3]];
  const lenient = { allowMismatchedSignatures: true, vhostBuckets: false, silent: true };
  new S3rver({ ...lenient, address: '127.0.0.1', port, directory, configureBuckets: [{ name: 'campus' }] })
    .run().then(() => process.stdout.write('runs'));`;

/** Its credentials become those of the process until it is closed. */
export async function openS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'campus-s3-'));
  const port = await freePort();
  const library = createRequire(import.meta.url).resolve('@20minutes/s3rver');
  const before = Object.keys(CREDENTIALS).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, CREDENTIALS);
  let running: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const server = running;
    running = undefined;
    if (server === undefined || server.exitCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  const start = async (): Promise<void> => {
    const server = spawn(process.execPath, ['-e', PROGRAM, library, String(port), directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    running = server;
    await once(server.stdout, 'data');
  };

  await start();
  return {
    env: { MEDIA_URL: 's3://campus/some/place', MEDIA_ENDPOINT: `http://127.0.0.1:${port}` },
    start,
    kill,
    close: async () => {
      await kill();
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
