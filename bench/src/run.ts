import { type Checked, check } from './check.js';
import { chooseScenarios, chooseServers } from './choice.js';
import { provideDatabase, type Size, withClient } from './database.js';
import { readFacts } from './facts.js';
import { REPORTED_SETTINGS } from './gateway-settings.js';
import { describeMachine, versionOf } from './machine.js';
import { measure, type Setting } from './measure.js';
import { findNodes, nodeFor, type Nodes } from './nodes.js';
import type { Options } from './options.js';
import { growth } from './parts/growth.js';
import { scale } from './parts/scale.js';
import { soak } from './parts/soak.js';
import { coldStart } from './parts/start.js';
import type { PostgresServer } from './postgres-server.js';
import type { Results, ServerUsed } from './results.js';
import type { Server } from './server.js';
import { gateway, gatewayOnNode20 } from './servers/gateway.js';

const GROWTH_SIZES = [1000, 100_000, 1_000_000];
const QUICK_GROWTH_SIZES = [1000, 20_000];

/** The whole run. Null where only the answers were compared, or where they differ: the exit code tells. */
export async function run(options: Options, postgres: PostgresServer, redisUrl: string | undefined): Promise<Results | null> {
  const nodes = findNodes();
  const { servers, leftOut } = chooseServers(options, nodes);
  const scenarios = chooseScenarios(options);
  const provided = new Map<string, Promise<string>>();
  // Once in a run: made anew, a database would take the connections of whoever uses it.
  const provide = (size: Size): Promise<string> => {
    const key = `${size.students} ${size.orders ?? size.students}`;
    const url = provided.get(key) ?? provideDatabase(postgres.url, size, options.fresh);
    provided.set(key, url);
    return url;
  };
  const databaseUrl = await provide({ students: options.students });

  return withClient(databaseUrl, async (database) => {
    const facts = await readFacts(database);
    const setting: Setting = { place: { databaseUrl, redisUrl }, database, facts, nodes };
    const { parts } = options;
    const machine = await describeMachine(database, redisUrl);
    const checked = options.check || parts.includes('main') ? await check(setting, servers, scenarios) : null;
    if (checked !== null && !report(checked)) return null;
    if (options.check) return null;
    return {
      date: new Date().toISOString(),
      options,
      machine,
      settings: REPORTED_SETTINGS,
      database: { students: options.students, orders: facts.orderCount },
      servers: servers.map((server) => used(server, nodes)),
      leftOut,
      scenarios: scenarios.map(({ name, title, kind }) => ({ name, title, kind })),
      statements: checked?.statements ?? {},
      measured: parts.includes('main') ? await measure(setting, { ...options, servers, scenarios }) : null,
      soak: await part(options, 'soak', () => soak(setting, gateway, options.soakRequests)),
      growth: await part(options, 'growth', () =>
        growth(setting, gateway, provide, options.quick ? QUICK_GROWTH_SIZES : GROWTH_SIZES, options.seconds),
      ),
      start: await part(options, 'start', () => coldStart(setting, [gateway, gatewayOnNode20])),
      scale: await part(options, 'scale', () => scale(setting, gateway, options.rounds, options.seconds)),
    };
  });
}

/** One of the later parts. What was measured before it is not lost when it fails. */
async function part<T>({ parts }: Options, name: Options['parts'][number], work: () => Promise<T>): Promise<T | null> {
  if (!parts.includes(name)) return null;
  try {
    return await work();
  } catch (error) {
    console.error(`The part ${name} failed:`, error);
    process.exitCode = 1;
    return null;
  }
}

/** Says what the comparison has found; whether all is well. */
function report({ passed, failures }: Checked): boolean {
  for (const failure of failures) console.error(failure);
  console.log(`${passed} passed, ${failures.length} failed`);
  if (failures.length > 0) process.exitCode = 1;
  return failures.length === 0;
}

function used(server: Server, nodes: Nodes): ServerUsed {
  const { name, title, packages } = server;
  return {
    name,
    title,
    node: nodeFor(server, nodes)?.version ?? '',
    packages: Object.fromEntries(packages.map((dependency) => [dependency, versionOf(dependency)])),
  };
}
