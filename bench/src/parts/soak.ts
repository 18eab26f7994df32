import { load, type Shot } from '../load.js';
import type { Setting } from '../measure.js';
import { nodeFor } from '../nodes.js';
import { startServer } from '../process.js';
import { SCENARIOS } from '../scenarios.js';
import type { Server } from '../server.js';
import { median, slope } from '../statistics.js';
import { survey, surveyWarm } from '../survey.js';
import { Callers, serves } from '../traffic.js';
import { memoryOf } from '../usage.js';

/** Resident memory in bytes while a server answers very many requests. */
export interface Soak {
  readonly requests: number;
  readonly connections: number;
  readonly seconds: number;
  readonly start: number;
  readonly median: number;
  readonly last: number;
  readonly peak: number;
  /** Bytes for each 100,000 requests of the second half, by least squares. */
  readonly growth: number;
  /** Bytes every five seconds. */
  readonly samples: readonly number[];
}

const CONNECTIONS = 16;
const SAMPLE_MS = 5000;

/** A mix of all scenarios that read, until so many requests are answered; null where the system does not tell the memory. */
export async function soak(setting: Setting, server: Server, requests: number): Promise<Soak | null> {
  const node = nodeFor(server, setting.nodes);
  if (node === null) return null;
  const running = await startServer(server, node, setting.place);
  try {
    const shots = await mixedShots(setting, server, running.origin);
    const start = memoryOf(running.pid)?.now;
    if (start === undefined) return null;
    const samples: number[] = [start];
    const timer = setInterval(() => samples.push(memoryOf(running.pid)?.now ?? Number.NaN), SAMPLE_MS);
    const { answers, seconds } = await load(running.origin, shots, CONNECTIONS, {
      seconds: 0,
      answers: requests,
      atMostSeconds: 24 * 3600,
    }).finally(() => clearInterval(timer));
    const { now: last, peak } = memoryOf(running.pid) ?? { now: Number.NaN, peak: Number.NaN };
    samples.push(last);
    const second = samples.slice(Math.floor(samples.length / 2)).map((y, x) => ({ x, y }));
    const requestsEachSample = (answers / seconds) * (SAMPLE_MS / 1000);
    return {
      requests: answers,
      connections: CONNECTIONS,
      seconds,
      start,
      median: median(samples),
      last,
      peak,
      growth: (slope(second) / requestsEachSample) * 100_000,
      samples,
    };
  } finally {
    await running.stop();
  }
}

/** One of each scenario in turn. */
async function mixedShots({ facts }: Setting, server: Server, origin: string): Promise<Shot[]> {
  const callers = new Callers(server, origin);
  const byScenario: Shot[][] = [];
  for (const scenario of SCENARIOS) {
    if (scenario.kind === 'write' || !serves(server, scenario, facts)) continue;
    byScenario.push(await surveyWarm(origin, await survey(server, origin, scenario, facts, callers)));
  }
  const longest = Math.max(...byScenario.map((shots) => shots.length));
  return Array.from({ length: longest }, (_, turn) => byScenario.flatMap((shots) => shots[turn % shots.length] ?? [])).flat();
}
