import { peers } from '../peers/index.js';
import type { Results } from '../results.js';
import { cellOf, GATEWAY, LIMIT, MAIN_CONNECTIONS, ratioOf } from './cells.js';
import { mebibytes, number, ratio } from './figures.js';

/** A target of the issue and what the run says about it. */
export interface Target {
  readonly target: string;
  /** The worst figure, and where. */
  readonly figure: string;
  /** Positive: missed by that part of the target; 0: met. */
  readonly missedBy: number;
}

/** All targets that this run measured. */
export function targetsOf(results: Results): Target[] {
  const reads = results.scenarios.filter(({ kind }) => kind !== 'write');
  // The limit of a purchase keeps no rules: it is compared with the peers instead.
  const writes = results.scenarios.filter(({ kind, name }) => kind === 'write' && name !== PURCHASE).map(({ name }) => name);
  const queries = reads.filter(({ kind }) => kind === 'query').map(({ name }) => name);
  const rest = reads.filter(({ kind }) => kind === 'rest').map(({ name }) => name);
  const all = reads.map(({ name }) => name);
  const p99 = (scenario: string): number | null => {
    const cell = cellOf(results, GATEWAY, scenario, MAIN_CONNECTIONS);
    return cell === undefined ? null : cell.p99 / cell.p50;
  };
  const between =
    (server: string, other: string) =>
    (scenario: string): number | null =>
      ratioOf(results, server, other, scenario);
  return [
    ...atLeast('GraphQL reads: 2 times PostGraphile', 2, queries, between(GATEWAY, 'postgraphile')),
    ...atLeast('GraphQL reads: 0.5 of the limit', 0.5, queries, between(GATEWAY, LIMIT)),
    ...atLeast('REST reads: 0.6 of the limit', 0.6, rest, between(GATEWAY, LIMIT)),
    ...atLeast('A purchase: as fast as the fastest peer', 1, [PURCHASE], (scenario) => againstPeers(results, scenario)),
    ...atLeast('Writes: 0.4 of the limit', 0.4, writes, between(GATEWAY, LIMIT)),
    ...atMost('p99 at most 4 times p50', 4, [...all, ...writes], p99),
    ...atLeast('Embedded database: half of PostgreSQL, reads', 0.5, all, between('gateway-embedded', GATEWAY)),
    ...soakTargets(results),
    ...scaleTargets(results),
    ...growthTargets(results),
    ...(results.start ?? []).map(({ server, medianMs }) =>
      one(`Cold start under 1.5 s: ${server}`, medianMs - 1500, 1500, `${number(medianMs)} ms`),
    ),
  ];
}

const PURCHASE = 'purchase';

/** The gateway beside the peer that is best at it; null where no peer was measured. */
function againstPeers(results: Results, scenario: string): number | null {
  const ratios = peers.flatMap(({ name }) => ratioOf(results, GATEWAY, name, scenario) ?? []);
  return ratios.length === 0 ? null : Math.min(...ratios);
}

const FLAT_BYTES = 2 ** 20;

function soakTargets({ soak }: Results): Target[] {
  if (soak === null) return [];
  return [
    one(
      'Memory under 250 MiB',
      soak.peak - 250 * 2 ** 20,
      250 * 2 ** 20,
      `${mebibytes(soak.peak)} MiB after ${soak.requests.toLocaleString('en')} requests`,
    ),
    one('Memory flat (less than 1 MiB per 100,000 requests)', soak.growth - FLAT_BYTES, FLAT_BYTES, `${mebibytes(soak.growth)} MiB`),
  ];
}

function scaleTargets({ scale }: Results): Target[] {
  if (scale === null) return [];
  const names = scale.scenarios.map(({ scenario }) => scenario);
  return atLeast(
    `Two processes: 1.7 times one (${scale.cores} cores for everything)`,
    1.7,
    names,
    (name) => scale.scenarios.find(({ scenario }) => scenario === name)?.ratio ?? null,
  );
}

function growthTargets({ growth }: Results): Target[] {
  if (growth === null) return [];
  const last = (row: { p50: readonly number[] }): number => row.p50.at(-1) ?? Number.NaN;
  const rows = (word: string): string[] =>
    growth.rows.map(({ title }) => title).filter((title) => title.startsWith(word) && !title.includes('totalCount'));
  const row = (title: string) => growth.rows.find((other) => other.title === title) ?? { p50: [] };
  return [
    ...atMost(
      'First page of a list: grows by less than half',
      1.5,
      rows('first page'),
      (title) => last(row(title)) / (row(title).p50[0] ?? Number.NaN),
    ),
    ...atMost(
      `Legacy page with its count under 30 ms at ${growth.orders.at(-1)?.toLocaleString('en')} orders`,
      30,
      rows('summer-crm'),
      (title) => last(row(title)),
    ),
  ];
}

function atLeast(target: string, wanted: number, names: readonly string[], figureOf: (name: string) => number | null): Target[] {
  return worst(target, names, figureOf, (figure) => wanted - figure, wanted);
}

function atMost(target: string, wanted: number, names: readonly string[], figureOf: (name: string) => number | null): Target[] {
  return worst(target, names, figureOf, (figure) => figure - wanted, wanted);
}

/** No target where nothing of it was measured. */
function worst(
  target: string,
  names: readonly string[],
  figureOf: (name: string) => number | null,
  shortfall: (figure: number) => number,
  wanted: number,
): Target[] {
  const figures = names.flatMap((name) => {
    const figure = figureOf(name);
    return figure === null ? [] : [{ name, figure, missing: shortfall(figure) }];
  });
  if (figures.length === 0) return [];
  const [last, ...others] = figures
    .sort((left, right) => right.missing - left.missing)
    .filter(({ missing }, index) => index === 0 || missing > 0);
  const list = [last, ...others].flatMap((entry) => (entry === undefined ? [] : [`${ratio(entry.figure)} ${entry.name}`])).join(', ');
  return [one(target, last?.missing ?? 0, wanted, list)];
}

function one(target: string, missing: number, wanted: number, figure: string): Target {
  return { target, figure, missedBy: missing > 0 ? missing / wanted : 0 };
}
