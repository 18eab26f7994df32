import type { Comparison, Group } from '../replay/comparison.js';

/** What a report is about. */
export interface Comparing {
  readonly surface: string;
  readonly old: string;
  readonly our: string;
  readonly traffic: string;
  readonly at: string;
}

export interface EndpointReport {
  readonly compared: number;
  readonly differing: number;
  /** What the contract decides of it, where answers differ: what is meant to be otherwise stands there. */
  readonly decisions?: readonly string[];
}

export interface Report extends Comparing {
  readonly compared: number;
  readonly equal: number;
  readonly differing: number;
  readonly leftOut: Comparison['leftOut'];
  readonly endpoints: Readonly<Record<string, EndpointReport>>;
  /** The most frequent first, those that are meant last. */
  readonly differences: readonly Group[];
}

/** `decisions`: those of each endpoint's contract. */
export function reportOf(comparison: Comparison, comparing: Comparing, decisions: ReadonlyMap<string, readonly string[]>): Report {
  const { compared, equal, leftOut, differences } = comparison;
  const endpoints = [...comparison.endpoints].map(([id, counts]): [string, EndpointReport] => {
    const decided = counts.differing === 0 ? [] : (decisions.get(id) ?? []);
    return [id, { ...counts, ...(decided.length > 0 && { decisions: decided }) }];
  });
  return { ...comparing, compared, equal, differing: compared - equal, leftOut, endpoints: Object.fromEntries(endpoints), differences };
}

/** What stands on the console, in lines. */
export function summaryOf({ compared, equal, differing, leftOut, differences }: Report): string[] {
  const groups = differences.map(
    ({ endpoint, kind, at, count, explained }) =>
      `${String(count).padStart(8)}  ${endpoint}  ${kind}  ${at}${explained === null ? '' : `  (${explained})`}`,
  );
  const left = Object.entries(leftOut).map(([reason, count]) => `${count} left out: ${reason}`);
  return [`${compared} answers compared, ${equal} equal, ${differing} differ.`, ...left, ...groups];
}
