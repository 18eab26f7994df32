import type { Cell } from '../measure.js';
import type { Results } from '../results.js';
import { median } from '../statistics.js';

export const GATEWAY = 'gateway';
export const LIMIT = 'limit';
/** The number of clients that the targets are about. */
export const MAIN_CONNECTIONS = 16;

export function cellOf({ measured }: Results, server: string, scenario: string, connections: number): Cell | undefined {
  return measured?.cells.find((cell) => cell.server === server && cell.scenario === scenario && cell.connections === connections);
}

/**
 * Requests a second of one server for each of another's: the median over the rounds, each compared with itself, since the
 * machine may be slower in one than in another. Null where one of them was not measured.
 */
export function ratioOf(
  results: Results,
  server: string,
  other: string,
  scenario: string,
  connections: number = MAIN_CONNECTIONS,
): number | null {
  const one = cellOf(results, server, scenario, connections);
  const two = cellOf(results, other, scenario, connections);
  if (one === undefined || two === undefined) return null;
  return median(one.rounds.map(({ requestsPerSecond }, round) => requestsPerSecond / (two.rounds[round]?.requestsPerSecond ?? Number.NaN)));
}
