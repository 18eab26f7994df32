import type { Cell } from '../measure.js';
import type { Results } from '../results.js';

export const GATEWAY = 'gateway';
export const LIMIT = 'limit';
/** The number of clients that the targets are about. */
export const MAIN_CONNECTIONS = 16;

export function cellOf({ measured }: Results, server: string, scenario: string, connections: number): Cell | undefined {
  return measured?.cells.find((cell) => cell.server === server && cell.scenario === scenario && cell.connections === connections);
}

/** Requests a second of one server for each of another's; null where one of them was not measured. */
export function ratioOf(results: Results, server: string, other: string, scenario: string, connections: number = MAIN_CONNECTIONS): number | null {
  const one = cellOf(results, server, scenario, connections);
  const two = cellOf(results, other, scenario, connections);
  return one === undefined || two === undefined ? null : one.requestsPerSecond / two.requestsPerSecond;
}
