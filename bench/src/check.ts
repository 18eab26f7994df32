import { firstDifference } from './compare.js';
import { effectsOn } from './effects.js';
import { exchange } from './exchange.js';
import type { Setting } from './measure.js';
import { nodeFor } from './nodes.js';
import { ordersBefore } from './orders-before.js';
import { startServer } from './process.js';
import type { ReadScenario, Scenario } from './scenarios.js';
import type { Server } from './server.js';
import { openStatementsProxy, type StatementsProxy } from './statements-proxy.js';
import { survey, surveyWarm } from './survey.js';
import { Callers, reasonToLeaveOut } from './traffic.js';
import type { WriteScenario } from './write-scenarios.js';
import { undoingWrites } from './writes-undo.js';

export interface Checked {
  readonly passed: number;
  readonly failures: readonly string[];
  /** SQL statements for one request, by server and scenario. */
  readonly statements: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Answers of a scenario that are compared. */
const COMPARED = 25;
const COUNTED_REQUESTS = 60;
const COUNTED_WRITES = 10;

/** What the first server answers: by scenario, one value for each variation. */
type Reference = Map<string, readonly unknown[]>;

/** Whether all servers answer the same data as the first of them, and how many statements they need for it. */
export async function check(setting: Setting, servers: readonly Server[], scenarios: readonly Scenario[]): Promise<Checked> {
  const reference: Reference = new Map();
  const failures: string[] = [];
  const statements: Record<string, Record<string, number>> = {};
  let passed = 0;
  for (const server of servers) {
    const counts: Record<string, number> = {};
    await behindProxy(setting, server, async (origin, proxy) => {
      const callers = new Callers(server, origin);
      for (const scenario of scenarios) {
        const reason = reasonToLeaveOut(server, scenario, setting.facts);
        if (reason !== null) {
          if (server[scenario.kind] !== undefined) console.log(`  ${server.name} ${scenario.name}: left out (${reason})`);
          continue;
        }
        try {
          const { values, count } = await (scenario.kind === 'write' ? writes : reads)(
            { setting, server, origin, callers, proxy },
            scenario as never,
          );
          if (server.ownDatabase !== true) counts[scenario.name] = count;
          const expected = server.ownDatabase === true ? values : reference.get(scenario.name);
          if (expected === undefined) reference.set(scenario.name, values);
          else requireSame(expected, values);
          requireFew(server, scenario, count);
          passed++;
          const said = expected === undefined || expected === values ? 'answers' : 'the same data';
          console.log(
            `  ${server.name} ${scenario.name}: ${said}${server.ownDatabase === true ? '' : `, ${Number(count.toFixed(1))} statements`}`,
          );
        } catch (error) {
          failures.push(`${server.name} ${scenario.name}: ${messageOf(error)}`);
          console.log(`  ${server.name} ${scenario.name}: FAILED`);
        }
      }
    });
    statements[server.name] = counts;
  }
  return { passed, failures, statements };
}

/** With what caused it: "fetch failed" alone says nothing. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

interface Subject {
  readonly setting: Setting;
  readonly server: Server;
  readonly origin: string;
  readonly callers: Callers;
  readonly proxy: StatementsProxy;
}

interface Found {
  readonly values: readonly unknown[];
  readonly count: number;
}

async function behindProxy(
  setting: Setting,
  server: Server,
  work: (origin: string, proxy: StatementsProxy) => Promise<void>,
): Promise<void> {
  const node = nodeFor(server, setting.nodes);
  if (node === null) throw new Error(`${server.name} cannot run on the Node that is here.`);
  const proxy = await openStatementsProxy(setting.place.databaseUrl);
  try {
    const running = await startServer(server, node, { ...setting.place, databaseUrl: proxy.url });
    try {
      await work(running.origin, proxy);
    } finally {
      await running.stop();
    }
  } finally {
    await proxy.close();
  }
}

async function reads({ setting: { facts }, server, origin, callers, proxy }: Subject, scenario: ReadScenario): Promise<Found> {
  const shots = await surveyWarm(origin, await survey(server, origin, scenario, facts, callers));
  const values = shots.slice(0, COMPARED).map(({ answer }) => (scenario.kind === 'rest' ? answer : dataOf(server, scenario, answer)));
  // By now everything is prepared and remembered that ever will be.
  const before = proxy.count();
  for (let turn = 0; turn < COUNTED_REQUESTS; turn++) {
    const shot = shots[turn % shots.length];
    if (shot !== undefined) await exchange(origin, shot.request);
  }
  return { values, count: (proxy.count() - before) / COUNTED_REQUESTS };
}

/** Compared is what each student is answered at last, and what is then in the database. */
async function writes({ setting, server, origin, callers, proxy }: Subject, scenario: WriteScenario): Promise<Found> {
  const { facts, database } = setting;
  const targets = facts.targets.slice(0, COUNTED_WRITES + 1);
  const headersOf = await callers.writers(scenario, targets, database);
  const students = targets.map(({ studentId }) => studentId);
  return undoingWrites(database, students, async () => {
    const values: unknown[] = [];
    let before = 0;
    for (const [turn, target] of (await ordersBefore(database, scenario, targets)).entries()) {
      if (turn === 1) before = proxy.count();
      let answer: unknown = null;
      for (const step of scenario.steps.keys()) {
        const request = server.write?.(scenario, step, target, answer);
        if (request !== undefined)
          answer = (await exchange(origin, { ...request, headers: { ...request.headers, ...headersOf(target) } })).value;
      }
      values.push(withoutOwn(scenario, dataOf(server, scenario, answer)));
    }
    const count = (proxy.count() - before) / (targets.length - 1);
    if (scenario.ruleless !== true) values.push(await effectsOn(database, students));
    return { values, count };
  });
}

function withoutOwn({ ownKeys = [] }: WriteScenario, data: unknown): unknown {
  return Object.fromEntries(Object.entries(data as object).filter(([key]) => !ownKeys.includes(key)));
}

function requireFew({ statementsAtMost = {} }: Server, { name }: Scenario, count: number): void {
  const most = statementsAtMost[name];
  // Between writes the server may send a statement of its own.
  if (most !== undefined && Math.round(count) > most) throw new Error(`${count} statements instead of at most ${most}`);
}

function dataOf({ data }: Server, scenario: Exclude<Scenario, { kind: 'rest' }>, answer: unknown): unknown {
  return data === undefined ? (answer as { data: unknown }).data : data(scenario, answer);
}

function requireSame(expected: readonly unknown[], values: readonly unknown[]): void {
  for (const [variation, value] of values.entries()) {
    const difference = firstDifference(expected[variation], value);
    if (difference !== null) throw new Error(`answer ${variation + 1} differs at ${difference}`);
  }
}
