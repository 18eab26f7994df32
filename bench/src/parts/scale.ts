import { availableParallelism } from 'node:os';
import { load, type Shot } from '../load.js';
import type { Setting } from '../measure.js';
import { nodeFor } from '../nodes.js';
import { type RunningServer, startServer } from '../process.js';
import { SCENARIOS } from '../scenarios.js';
import type { Server } from '../server.js';
import { median } from '../statistics.js';
import { survey, surveyWarm } from '../survey.js';
import { Callers } from '../traffic.js';

/** Requests a second of one process and of two that share the clients. */
export interface Scale {
  readonly cores: number;
  readonly connections: number;
  readonly scenarios: readonly { readonly scenario: string; readonly one: number; readonly two: number; readonly ratio: number }[];
}

const MEASURED = ['project', 'orders'];
const CONNECTIONS = 16;
const WARM_UP = { seconds: 0, answers: 2000, atMostSeconds: 10 };

/** Both processes run all the time; in each round the first is loaded alone, then both by half of the clients each. */
export async function scale(setting: Setting, server: Server, rounds: number, seconds: number): Promise<Scale> {
  const node = nodeFor(server, setting.nodes);
  if (node === null) throw new Error(`${server.name} cannot run on the Node that is here.`);
  const running: RunningServer[] = [];
  try {
    for (let process = 0; process < 2; process++) running.push(await startServer(server, node, setting.place));
    const scenarios = [];
    for (const scenario of SCENARIOS) {
      if (scenario.kind !== 'query' || !MEASURED.includes(scenario.name)) continue;
      const targets: Target[] = [];
      for (const { origin } of running) {
        const first = await survey(server, origin, scenario, setting.facts, new Callers(server, origin));
        await load(
          origin,
          first.map(({ request }) => ({ request, bodyBytes: undefined })),
          CONNECTIONS,
          WARM_UP,
        );
        targets.push({ origin, shots: await surveyWarm(origin, first) });
      }
      const one: number[] = [];
      const two: number[] = [];
      for (let round = 0; round < rounds; round++) {
        one.push(await throughput(targets.slice(0, 1), seconds));
        two.push(await throughput(targets, seconds));
      }
      scenarios.push({ scenario: scenario.name, one: median(one), two: median(two), ratio: median(two) / median(one) });
    }
    return { cores: availableParallelism(), connections: CONNECTIONS, scenarios };
  } finally {
    for (const { stop } of running) await stop();
  }
}

interface Target {
  readonly origin: string;
  readonly shots: readonly Shot[];
}

/** All clients together, shared evenly by the targets. */
async function throughput(targets: readonly Target[], seconds: number): Promise<number> {
  const extent = { seconds, answers: 1, atMostSeconds: seconds + 10 };
  const results = await Promise.all(targets.map(({ origin, shots }) => load(origin, shots, CONNECTIONS / targets.length, extent)));
  return results.reduce((sum, result) => sum + result.answers / result.seconds, 0);
}
