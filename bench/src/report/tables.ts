import type { Results } from '../results.js';
import { cellOf, GATEWAY, LIMIT, MAIN_CONNECTIONS, ratioOf } from './cells.js';
import { count, mebibytes, number, ratio, table } from './figures.js';

/** The main table: everything about every scenario and server, at one number of clients. */
export function mainTable(results: Results): string {
  const head = ['scenario', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'bytes', 'SQL', 'CPU ms', 'peak MiB', 'of gateway', 'of limit'];
  const rows = cellRows(results, MAIN_CONNECTIONS, (server, scenario) => {
    const cell = cellOf(results, server, scenario, MAIN_CONNECTIONS);
    return [
      count(cell?.bodyBytes && Math.round(cell.bodyBytes)),
      count(results.statements[server]?.[scenario]),
      cell?.cpuMs == null ? '-' : number(cell.cpuMs),
      mebibytes(results.measured?.peakMemory[server]),
    ];
  });
  return table(head, rows, 2);
}

/** The short table for another number of clients. */
export function clientsTable(results: Results, connections: number): string {
  return table(
    ['scenario', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'of gateway', 'of limit'],
    cellRows(results, connections, () => []),
    2,
  );
}

function cellRows(results: Results, connections: number, more: (server: string, scenario: string) => string[]): string[][] {
  return results.scenarios.flatMap(({ name: scenario }) => {
    const rows = results.servers.flatMap(({ name: server }) => {
      const cell = cellOf(results, server, scenario, connections);
      if (cell === undefined) return [];
      const figures = [number(cell.requestsPerSecond), number(cell.p50), number(cell.p99), ...more(server, scenario)];
      return [
        [
          server,
          ...figures,
          ratio(ratioOf(results, server, GATEWAY, scenario, connections)),
          ratio(ratioOf(results, server, LIMIT, scenario, connections)),
        ],
      ];
    });
    return rows.map((row, index) => [index === 0 ? scenario : '', ...row]);
  });
}

export function soakSection({ soak }: Results): string {
  if (soak === null) return '';
  const row = [
    count(soak.requests),
    count(soak.seconds),
    mebibytes(soak.start),
    mebibytes(soak.median),
    mebibytes(soak.last),
    mebibytes(soak.peak),
    mebibytes(soak.growth),
  ];
  return section(
    'Memory over many requests',
    `All scenarios that read in turn, ${soak.connections} clients, resident memory in MiB every 5 seconds. Growth is the slope over the second half.`,
    table(['requests', 'seconds', 'start', 'median', 'last', 'peak', 'growth per 100,000 requests'], [row], 0),
  );
}

export function growthSection({ growth }: Results): string {
  if (growth === null) return '';
  const rows = growth.rows.map(({ title, p50 }) => [title, ...p50.map(number), ratio((p50.at(-1) ?? Number.NaN) / (p50[0] ?? Number.NaN))]);
  return section(
    'Growth',
    'Pages of 20 orders (10 in summer-crm), one client, p50 in ms, by the number of orders in the database.',
    table(['page', ...growth.orders.map(count), 'last : first'], rows),
    `One row further than the deepest offset answers ${growth.tooDeep}`,
  );
}

export function startSection({ start }: Results): string {
  if (start === null) return '';
  const rows = start.map(({ server, node, medianMs, allMs }) => [
    server,
    node,
    number(medianMs),
    `${number(Math.min(...allMs))} to ${number(Math.max(...allMs))}`,
  ]);
  return section(
    'Cold start',
    `From the start of the process to the first answer to a GraphQL query, ms, median of ${start[0]?.allMs.length ?? 0}.`,
    table(['server', 'Node', 'median', 'range'], rows, 2),
  );
}

export function scaleSection({ scale }: Results): string {
  if (scale === null) return '';
  const rows = scale.scenarios.map(({ scenario, one, two, ratio: times }) => [scenario, number(one), number(two), ratio(times)]);
  return section(
    'Two processes',
    `${scale.connections} clients in all, requests a second. The machine has ${scale.cores} cores, which the database and the load generator share.`,
    table(['scenario', 'one', 'two', 'two : one'], rows),
  );
}

function section(title: string, ...paragraphs: readonly string[]): string {
  return [`## ${title}`, ...paragraphs].join('\n\n');
}
