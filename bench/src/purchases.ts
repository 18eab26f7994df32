import autocannon from 'autocannon';
import type { Client } from 'pg';
import type { LoadResult } from './load.js';
import { undoingPurchases } from './purchases-undo.js';
import type { Facts, MutationScenario, Purchase } from './scenarios.js';
import type { MutationRequests, Request, Server } from './server.js';
import type { Callers, Headers } from './traffic.js';

interface PurchaseLoad {
  readonly origin: string;
  readonly server: Server;
  readonly scenario: MutationScenario;
  readonly callers: Callers;
  readonly connections: number;
  /** How many pairs of requests. */
  readonly pairs: number;
  readonly facts: Facts;
  readonly database: Client;
}

/** So many that a measurement takes about as long as that of a read. */
export function pairsFor(connections: number, seconds: number): number {
  const each = Math.max(1, Math.round((seconds * (connections === 1 ? 40 : 160)) / connections));
  return each * connections;
}

/**
 * Has students buy: each client puts a line into a student's cart and orders it, then goes on with the next student. What was
 * bought is taken away again afterwards. An answer is a pair.
 */
export async function loadPurchases(what: PurchaseLoad): Promise<LoadResult> {
  const { server, scenario, facts, pairs } = what;
  if (server.mutation === undefined) throw new Error(`${server.name} takes no orders.`);
  const purchases = scenario.purchases(facts).slice(0, pairs);
  if (purchases.length < pairs)
    throw new Error(`Only ${purchases.length} of ${pairs} students are free to order: use more --students or fewer --connections.`);
  const headers = await what.callers.headers(scenario);
  return undoingPurchases(
    what.database,
    purchases.map(({ studentId }) => studentId),
    () => drive(what, server.mutation as MutationRequests, purchases, headers),
  );
}

/** What one client is at. */
interface Turn {
  purchase?: Purchase;
  line?: unknown;
}

function drive(
  { origin, scenario, connections }: PurchaseLoad,
  mutation: MutationRequests,
  purchases: readonly Purchase[],
  headers: Headers,
): Promise<LoadResult> {
  const queue = purchases.values();
  const latencies: number[] = [];
  let bytes = 0;
  let failure: Error | undefined;
  let run: autocannon.Instance | undefined;
  const read = (status: number, body: string): unknown => {
    const answer = status === 200 ? (JSON.parse(body) as object) : {};
    if (status !== 200 || 'errors' in answer) {
      failure ??= new Error(`${origin}: a purchase answers ${status} ${body.slice(0, 500)}`);
      run?.stop();
    }
    bytes += Buffer.byteLength(body);
    return answer;
  };
  const send = ({ method, path, headers: own, body }: Request): autocannon.Request => ({
    method,
    path,
    headers: { ...own, ...headers },
    body,
  });

  const requests: autocannon.Request[] = [
    {
      setupRequest: (request, turn: Turn) => {
        turn.purchase = queue.next().value;
        return turn.purchase === undefined ? request : { ...request, ...send(mutation.addCartLine(scenario, turn.purchase)) };
      },
      onResponse: (status, body, turn: Turn) => void (turn.line = read(status, body)),
    },
    {
      setupRequest: (request, { purchase, line }: Turn) =>
        purchase === undefined || failure !== undefined ? request : { ...request, ...send(mutation.orderCart(scenario, purchase, line)) },
      onResponse: (status, body) => void read(status, body),
    },
  ];

  const began = performance.now();
  let last = began;
  return new Promise((resolve, reject) => {
    run = autocannon(
      { url: origin, connections, timeout: 60, sampleInt: 50, amount: purchases.length * 2, requests },
      (error: unknown, { errors }) => {
        if (errors > 0) failure ??= new Error(`${origin}: ${errors} connections failed during purchases`);
        if (failure !== undefined || error !== null) return reject(failure ?? error);
        resolve({
          answers: latencies.length,
          seconds: (last - began) / 1000,
          latencies: Float64Array.from(latencies).sort(),
          bodyBytes: bytes / latencies.length,
        });
      },
    );
    const first = new Map<autocannon.Client, number>();
    run.on('response', (client, _status, _bytes, ms) => {
      const before = first.get(client);
      if (before === undefined) return void first.set(client, ms);
      first.delete(client);
      latencies.push(before + ms);
      last = performance.now();
    });
  });
}
