import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Client } from 'pg';
import { isFailure } from './exchange.js';
import { type LoadResult, Overloaded } from './load.js';
import { ordersBefore } from './orders-before.js';
import type { Facts } from './scenarios.js';
import type { Request, Server } from './server.js';
import type { Callers, Headers } from './traffic.js';
import type { Target, WriteScenario } from './write-scenarios.js';
import { undoingWrites } from './writes-undo.js';

/** Enough for what is still under way when its clients have gone: it must not be written after the rest was taken away. */
const LAST_WRITES_MS = 3000;

interface WriteLoad {
  readonly origin: string;
  readonly server: Server;
  readonly scenario: WriteScenario;
  readonly callers: Callers;
  readonly connections: number;
  /** How many writes. */
  readonly writes: number;
  readonly facts: Facts;
  readonly database: Client;
}

/** Requests a second at the most clients, and of one. */
const PACE = 320;
const PACE_OF_ONE = 80;

/** So many that a measurement takes about as long as that of a read. */
export function writesFor({ steps }: WriteScenario, connections: number, seconds: number): number {
  const writes = (seconds * (connections === 1 ? PACE_OF_ONE : PACE)) / steps.length;
  return Math.max(1, Math.round(writes / connections)) * connections;
}

/**
 * Has students write, each once: a client makes the requests of one write, then goes on with the next student. What was
 * written is taken away again afterwards. An answer is a whole write.
 */
export async function loadWrites(what: WriteLoad): Promise<LoadResult> {
  const { scenario, facts, writes, database } = what;
  const targets = facts.targets.slice(0, writes);
  if (targets.length < writes)
    throw new Error(`Only ${targets.length} of ${writes} students are free to order: use more --students or fewer --connections.`);
  const headersOf = await what.callers.writers(scenario, targets, database);
  return undoingWrites(
    database,
    targets.map(({ studentId }) => studentId),
    async () => {
      const prepared = await ordersBefore(database, scenario, targets);
      try {
        return await drive(what, prepared, headersOf);
      } catch (error) {
        await sleep(LAST_WRITES_MS);
        throw error;
      }
    },
  );
}

/** What one client is at. */
interface Turn {
  target?: Target;
  before?: unknown;
}

function drive(
  { origin, server: { write }, scenario, connections }: WriteLoad,
  targets: readonly Target[],
  headersOf: (target: Target) => Headers,
): Promise<LoadResult> {
  if (write === undefined) throw new Error('Nothing can be written here.');
  const queue = targets.values();
  const latencies: number[] = [];
  let bytes = 0;
  let failure: Error | undefined;
  let run: autocannon.Instance | undefined;
  const read = (status: number, body: string): unknown => {
    const answer: unknown = status === 200 ? JSON.parse(body) : null;
    if (isFailure(answer)) {
      const Kind = status === 503 ? Overloaded : Error;
      failure ??= new Kind(`${origin}: ${scenario.name} answers ${status} ${body.slice(0, 500)}`);
      run?.stop();
    }
    bytes += Buffer.byteLength(body);
    return answer;
  };
  const send = ({ method, path, headers: own, body }: Request, headers: Headers): autocannon.Request => ({
    method,
    path,
    headers: { ...own, ...headers },
    body,
  });
  const requests = scenario.steps.map((_, step): autocannon.Request => ({
    setupRequest: (request, turn: Turn) => {
      if (step === 0) turn.target = queue.next().value;
      const { target, before } = turn;
      if (target === undefined || failure !== undefined) return request;
      return { ...request, ...send(write(scenario, step, target, before), headersOf(target)) };
    },
    onResponse: (status, body, turn: Turn) => void (turn.before = read(status, body)),
  }));

  const began = performance.now();
  let last = began;
  return new Promise((resolve, reject) => {
    run = autocannon(
      { url: origin, connections, timeout: 60, sampleInt: 50, amount: targets.length * requests.length, requests },
      (error: unknown, { errors }) => {
        if (errors > 0) failure ??= new Error(`${origin}: ${errors} connections failed during ${scenario.name}`);
        if (failure !== undefined || error !== null) return reject(failure ?? error);
        resolve({
          answers: latencies.length,
          seconds: (last - began) / 1000,
          latencies: Float64Array.from(latencies).sort(),
          bodyBytes: bytes / latencies.length,
        });
      },
    );
    const since = new Map<autocannon.Client, number[]>();
    run.on('response', (client, _status, _bytes, ms) => {
      const steps = [...(since.get(client) ?? []), ms];
      since.set(client, steps.length === requests.length ? [] : steps);
      if (steps.length < requests.length) return;
      latencies.push(steps.reduce((sum, step) => sum + step, 0));
      last = performance.now();
    });
  });
}
