import { embeddedDirectory, provideEmbedded } from './database.js';
import { nodeFor, type Nodes } from './nodes.js';
import { type Options, requireKnown } from './options.js';
import { type Scenario, SCENARIOS } from './scenarios.js';
import type { Server } from './server.js';
import { allServers } from './servers.js';

/** The scenarios that are asked for. Throws OptionError for a name that no scenario has. */
export function chooseScenarios({ scenarios }: Options): readonly Scenario[] {
  requireKnown(
    'scenarios',
    scenarios,
    SCENARIOS.map(({ name }) => name),
  );
  return SCENARIOS.filter(({ name }) => scenarios?.includes(name) ?? true);
}

/** The servers that are asked for and can run here, and why others cannot. Throws OptionError for a name that no server has. */
export function chooseServers({ servers, students, fresh, parts }: Options, nodes: Nodes) {
  const all = allServers(embeddedDirectory(students));
  requireKnown(
    'servers',
    servers,
    all.map(({ name }) => name),
  );
  const wanted = all.filter(({ name }) => servers?.includes(name) ?? true);
  const chosen = wanted.filter((server) => nodeFor(server, nodes) !== null);
  const leftOut = wanted.filter((server) => !chosen.includes(server)).map((server) => ({ server: server.name, reason: missing(server) }));
  for (const { server, reason } of leftOut) console.log(`${server} is left out: ${reason}`);
  if (parts.includes('main') && chosen.some(({ ownDatabase }) => ownDatabase)) provideEmbedded({ students }, fresh);
  return { servers: chosen, leftOut };
}

function missing({ onNode, needsNode }: Server): string {
  return onNode === undefined ? `it needs Node ${needsNode} or later` : `there is no Node ${onNode} here`;
}
