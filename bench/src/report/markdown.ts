import type { Results } from '../results.js';
import { MAIN_CONNECTIONS } from './cells.js';
import { count, table } from './figures.js';
import { clientsTable, growthSection, mainTable, scaleSection, soakSection, startSection } from './tables.js';
import { targetsOf } from './targets.js';

/** The report of a run for people. */
export function markdown(results: Results): string {
  const { options, measured } = results;
  const sections = [
    `# Benchmark of ${results.date.slice(0, 10)}: ${count(results.database.students)} students, ${count(results.database.orders)} orders`,
    circumstances(results),
    serversTable(results),
    table(
      ['scenario', ''],
      results.scenarios.map(({ name, title }) => [name, title]),
      2,
    ),
  ];
  if (measured !== null && options.connections.includes(MAIN_CONNECTIONS)) {
    sections.push(`## ${MAIN_CONNECTIONS} clients`, LEGEND, mainTable(results));
  }
  const targets = targetsOf(results);
  if (targets.length > 0) {
    const rows = targets.map(({ target, figure, missedBy }) => [
      target,
      missedBy === 0 ? 'met' : `missed by ${Math.max(1, Math.round(missedBy * 100))} %`,
      figure,
    ]);
    sections.push(
      '## Targets',
      'The figure is that of the scenario which does worst, and of every one that misses.',
      table(['target', '', 'figure'], rows, 3),
    );
  }
  for (const connections of measured === null ? [] : options.connections) {
    if (connections !== MAIN_CONNECTIONS)
      sections.push(`## ${connections === 1 ? 'One client' : `${connections} clients`}`, clientsTable(results, connections));
  }
  sections.push(soakSection(results), growthSection(results), startSection(results), scaleSection(results));
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const LEGEND = `A purchase is two requests and counts once. "SQL" is the number of statements that one request sends to PostgreSQL, counted on the wire,
BEGIN and COMMIT included; "CPU" the time of the server's process alone; "peak" its memory over the whole round, the one with most clients included;
"of gateway" and "of limit" compare requests a second, round by round.`;

function circumstances({ machine, options, settings, leftOut, measured }: Results): string {
  const { cpu, cores, memory, system, load, postgresql, redis, commit } = machine;
  const set = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return [
    `${cpu}, ${cores} cores for servers, database and load together, ${count(memory / 2 ** 30)} GiB, ${system}, load average ${load.toFixed(1)} before the run; PostgreSQL ${postgresql}; ${redis ? 'with Redis' : 'no Redis: the gateway keeps sessions in PostgreSQL'}; commit ${commit}.`,
    `${options.rounds === 1 ? 'One round' : `Medians of ${options.rounds} rounds`}; each server in turn is started, warmed, and measured for ${options.seconds} s a scenario (half of that at other numbers of clients than ${MAIN_CONNECTIONS}). Load by autocannon; every answer's status and size is that of the answer which was compared with the gateway's before.`,
    `Settings of the gateway besides its defaults: ${set.join(', ')}.`,
    ...leftOut.map(({ server, reason }) => `Left out: ${server} (${reason}).`),
    ...(measured?.refused ?? []).map(
      ({ server, scenario, connections }) =>
        `No figure: ${scenario} on ${server} at ${connections} clients, some of whom it refused as too many.`,
    ),
  ].join('\n');
}

function serversTable({ servers }: Results): string {
  const rows = servers.map(({ name, title, node, packages }) => [
    name,
    title,
    node,
    Object.entries(packages)
      .map(([dependency, version]) => `${dependency} ${version}`)
      .join(', '),
  ]);
  return table(['server', '', 'Node', 'packages'], rows, 4);
}
