import type { Client } from 'pg';
import { type Extent, load, type LoadResult, Overloaded } from './load.js';
import { type Nodes, nodeFor } from './nodes.js';
import { type RunningServer, startServer } from './process.js';
import type { Facts, Scenario } from './scenarios.js';
import type { Place, Server } from './server.js';
import { median, medianKnown, percentile } from './statistics.js';
import { survey, surveyWarm } from './survey.js';
import { Callers, serves } from './traffic.js';
import { cpuMs, memoryOf, settled } from './usage.js';
import { loadWrites, writesFor } from './writes.js';

/** Figures of one scenario on one server at one number of clients. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bodyBytes: number;
  /** CPU time of the server's process for a request; null where the system does not tell. */
  readonly cpuMs: number | null;
}

export interface Cell extends Sample {
  readonly server: string;
  readonly scenario: string;
  readonly connections: number;
  readonly rounds: readonly Sample[];
}

export interface Measured {
  readonly cells: readonly Cell[];
  /** Scenarios that a server has refused in some round because it had too much to do; they have no cell. */
  readonly refused: readonly Pick<Cell, 'server' | 'scenario' | 'connections'>[];
  /** Bytes at the most, by server: the median over the rounds. */
  readonly peakMemory: Readonly<Record<string, number | null>>;
}

export interface Setting {
  readonly place: Pick<Place, 'databaseUrl' | 'redisUrl'>;
  readonly database: Client;
  readonly facts: Facts;
  readonly nodes: Nodes;
}

export interface Measurement {
  readonly servers: readonly Server[];
  readonly scenarios: readonly Scenario[];
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
}

const WARM_UP: Extent = { seconds: 0, answers: 400, atMostSeconds: 4 };
const WARM_UP_CLIENTS = 16;
/** For each client: a write is a long way through the program, which V8 compiles only after it was gone hundreds of times. */
const WARM_UP_WRITES = 64;
/** What is measured longest; the others get half of the time. */
const MAIN_CONNECTIONS = 16;
/** Answers that each client must have had before a figure counts. */
const ANSWERS_EACH = 2;
const AT_MOST_SECONDS = 30;

/** One server runs at a time. In each round every server is measured once, in an order that begins with another one each time. */
export async function measure(setting: Setting, what: Measurement): Promise<Measured> {
  const samples = new Map<string, Pick<Cell, 'server' | 'scenario' | 'connections'> & { rounds: (Sample | null)[] }>();
  const peaks = new Map<string, (number | null)[]>(what.servers.map(({ name }) => [name, []]));
  for (let round = 0; round < what.rounds; round++) {
    for (const server of rotated(what.servers, round)) {
      console.log(`Round ${round + 1} of ${what.rounds}: ${server.name}`);
      const peak = await measureServer(setting, what, server, (scenario, connections, sample) => {
        const key = `${server.name} ${scenario} ${connections}`;
        const cell = samples.get(key) ?? { server: server.name, scenario, connections, rounds: [] };
        cell.rounds.push(sample);
        samples.set(key, cell);
      });
      peaks.get(server.name)?.push(peak);
    }
  }
  const complete = [...samples.values()].flatMap((cell) => {
    const rounds = cell.rounds.filter((sample) => sample !== null);
    return rounds.length < cell.rounds.length ? [] : [{ ...cell, rounds, ...middle(rounds) }];
  });
  return {
    cells: complete,
    refused: [...samples.values()]
      .filter(({ rounds }) => rounds.includes(null))
      .map(({ server, scenario, connections }) => ({ server, scenario, connections })),
    peakMemory: Object.fromEntries([...peaks].map(([name, values]) => [name, medianKnown(values)])),
  };
}

/** @param sample null: refused */
type Keep = (scenario: string, connections: number, sample: Sample | null) => void;

async function measureServer(setting: Setting, what: Measurement, server: Server, keep: Keep): Promise<number | null> {
  const node = nodeFor(server, setting.nodes);
  if (node === null) throw new Error(`${server.name} cannot run on the Node that is here.`);
  const running = await startServer(server, node, setting.place);
  try {
    const callers = new Callers(server, running.origin);
    const scenarios = what.scenarios.filter((scenario) => serves(server, scenario, setting.facts));
    const subject: Subject = { ...setting, server, callers, origin: running.origin };
    const loads = new Map<string, Load>();
    for (const scenario of scenarios) loads.set(scenario.name, await prepared(subject, scenario));
    for (const [scenario, run] of loads) {
      for (const connections of what.connections) {
        await settled(running.pid);
        const seconds = connections === MAIN_CONNECTIONS ? what.seconds : what.seconds / 2;
        keep(scenario, connections, await unlessRefused(sampled(running, () => run(connections, seconds))));
      }
    }
    return memoryOf(running.pid)?.peak ?? null;
  } finally {
    await running.stop();
  }
}

type Load = (connections: number, seconds: number) => Promise<LoadResult>;

interface Subject extends Setting {
  readonly server: Server;
  readonly callers: Callers;
  readonly origin: string;
}

/** Warms the server for a scenario; answers what loads it. */
async function prepared(subject: Subject, scenario: Scenario): Promise<Load> {
  const { server, origin, facts, callers } = subject;
  if (scenario.kind === 'write') {
    // All of them now: whoever signs in while a figure is taken costs the server time that is not the write's.
    await callers.writers(scenario, facts.targets, subject.database);
    const write = (connections: number, writes: number): Promise<LoadResult> => loadWrites({ ...subject, scenario, connections, writes });
    await write(WARM_UP_CLIENTS, WARM_UP_CLIENTS * WARM_UP_WRITES);
    return (connections, seconds) => write(connections, writesFor(scenario, connections, seconds));
  }
  const first = await survey(server, origin, scenario, facts, callers);
  await load(
    origin,
    first.map(({ request }) => ({ request, bodyBytes: undefined })),
    WARM_UP_CLIENTS,
    WARM_UP,
  );
  const shots = await surveyWarm(origin, first);
  return (connections, seconds) =>
    load(origin, shots, connections, { seconds, answers: connections * ANSWERS_EACH, atMostSeconds: Math.max(seconds, AT_MOST_SECONDS) });
}

async function sampled({ pid }: RunningServer, run: () => Promise<LoadResult>): Promise<Sample> {
  const before = cpuMs(pid);
  const { answers, seconds, latencies, bodyBytes } = await run();
  const after = cpuMs(pid);
  return {
    requestsPerSecond: answers / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    bodyBytes,
    cpuMs: before === null || after === null ? null : (after - before) / answers,
  };
}

async function unlessRefused(sample: Promise<Sample>): Promise<Sample | null> {
  try {
    return await sample;
  } catch (error) {
    if (!(error instanceof Overloaded)) throw error;
    console.log(`  ${error.message}`);
    return null;
  }
}

function middle(rounds: readonly Sample[]): Sample {
  const of = (figure: 'requestsPerSecond' | 'p50' | 'p99' | 'bodyBytes'): number => median(rounds.map((sample) => sample[figure]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    bodyBytes: of('bodyBytes'),
    cpuMs: medianKnown(rounds.map((sample) => sample.cpuMs)),
  };
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
