import { setTimeout as sleep } from 'node:timers/promises';
import type { Setting } from '../measure.js';
import { type Node, nodeFor } from '../nodes.js';
import { launchServer, startServer } from '../process.js';
import { SCENARIOS } from '../scenarios.js';
import type { Request, Server } from '../server.js';
import { median } from '../statistics.js';
import { Callers, requestsOf } from '../traffic.js';

/** From the start of the process to the first answer, in ms. */
export interface ColdStart {
  readonly server: string;
  readonly node: string;
  readonly medianMs: number;
  readonly allMs: readonly number[];
}

const TIMES = 7;
const GIVE_UP_MS = 60_000;
const RETRY_MS = 5;

/** How long each server takes until it answers a GraphQL query of somebody who is signed in. */
export async function coldStart(setting: Setting, servers: readonly Server[]): Promise<ColdStart[]> {
  const results: ColdStart[] = [];
  for (const server of servers) {
    const node = nodeFor(server, setting.nodes);
    if (node === null) continue;
    const request = await aRequest(setting, server, node);
    const allMs: number[] = [];
    for (let time = 0; time < TIMES; time++) allMs.push(await timeToAnswer(setting, server, node, request));
    results.push({ server: server.name, node: node.version, medianMs: median(allMs), allMs });
  }
  return results;
}

/** Its token outlives the process that gave it. */
async function aRequest(setting: Setting, server: Server, node: Node): Promise<Request> {
  const running = await startServer(server, node, setting.place);
  try {
    const scenario = SCENARIOS.find(({ kind }) => kind === 'query');
    const [request] =
      scenario?.kind === 'query' ? await requestsOf(server, scenario, setting.facts, new Callers(server, running.origin)) : [];
    if (request === undefined) throw new Error(`${server.name} answers no query.`);
    return request;
  } finally {
    await running.stop();
  }
}

async function timeToAnswer(setting: Setting, server: Server, node: Node, { method, path, headers, body }: Request): Promise<number> {
  const launched = await launchServer(server, node, setting.place);
  try {
    for (;;) {
      const status = await fetch(`${launched.origin}${path}`, { method, headers: { ...headers }, body: body ?? null }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => null,
      );
      const ms = performance.now() - launched.startedAt;
      if (status === 200) return ms;
      if (status !== null) throw new Error(`${server.name} answers ${status} after its start`);
      launched.requireAlive();
      if (ms > GIVE_UP_MS) throw new Error(`${server.name} does not answer within ${GIVE_UP_MS / 1000} s`);
      await sleep(RETRY_MS);
    }
  } finally {
    await launched.stop();
  }
}
