import { answers } from './process.js';

const USUAL = 'redis://127.0.0.1:6379';

/** The Redis that is named, or the one at the usual place; undefined where none answers there. */
export async function findRedis(named: string | undefined): Promise<string | undefined> {
  const url = new URL(named ?? USUAL);
  if (await answers(url.hostname, Number(url.port || 6379))) return url.href;
  if (named !== undefined) throw new Error('BENCH_REDIS_URL: nothing answers there.');
  return undefined;
}
