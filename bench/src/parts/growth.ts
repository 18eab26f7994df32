import { type Size, withClient } from '../database.js';
import { exchange } from '../exchange.js';
import { readFacts } from '../facts.js';
import { load, type Shot } from '../load.js';
import type { Setting } from '../measure.js';
import { nodeFor } from '../nodes.js';
import { startServer } from '../process.js';
import type { Facts } from '../scenarios.js';
import type { Request, Server } from '../server.js';
import { graphqlRequest } from '../servers/requests.js';
import { percentile } from '../statistics.js';
import type { Headers } from '../traffic.js';

/** How long the pages of a list take in databases of several sizes; one client asks. */
export interface Growth {
  readonly orders: readonly number[];
  readonly rows: readonly { readonly title: string; readonly p50: readonly number[] }[];
  /** What a page beyond the deepest offset answers. */
  readonly tooDeep: string;
}

const STUDENTS = 100_000;
const PAGE = 20;
const DEEPEST_OFFSET = 10_000;
const WARM_UP = { seconds: 0, answers: 150, atMostSeconds: 5 };
const WARM_UPS = 3;

export async function growth(
  setting: Setting,
  server: Server,
  provide: (size: Size) => Promise<string>,
  sizes: readonly number[],
  seconds: number,
): Promise<Growth> {
  const columns: { title: string; p50: number }[][] = [];
  let tooDeep = '';
  for (const orders of sizes) {
    const size: Size = { students: Math.min(orders, STUDENTS), orders };
    const databaseUrl = await provide(size);
    const facts = await withClient(databaseUrl, readFacts);
    const node = nodeFor(server, setting.nodes);
    if (node === null) throw new Error(`${server.name} cannot run on the Node that is here.`);
    console.log(`Growth: ${orders} orders`);
    const running = await startServer(server, node, { ...setting.place, databaseUrl });
    try {
      const column: { title: string; p50: number }[] = [];
      const asked = await questions(running.origin, server, facts);
      // Each is as warm as the last when the first is measured.
      for (let time = 0; time < WARM_UPS; time++) for (const { shots } of asked) await load(running.origin, shots, 1, WARM_UP);
      for (const { title, shots } of asked) {
        const { latencies } = await load(running.origin, shots, 1, { seconds, answers: 20, atMostSeconds: 60 });
        column.push({ title, p50: percentile(latencies, 0.5) });
      }
      columns.push(column);
      tooDeep = await beyondTheDeepest(running.origin, server);
    } finally {
      await running.stop();
    }
  }
  const rows = (columns[0] ?? []).map(({ title }, row) => ({ title, p50: columns.map((column) => column[row]?.p50 ?? Number.NaN) }));
  return { orders: sizes, rows, tooDeep };
}

interface Question {
  readonly title: string;
  readonly shots: readonly Shot[];
}

const FILTER = 'status: { eq: CONFIRMED }';

async function questions(origin: string, server: Server, { orderCount }: Facts): Promise<Question[]> {
  const headers = await staff(server, origin, 'graphql');
  const crmHeaders = await staff(server, origin, 'summer-crm');
  const page = (args: string, also = ''): Request => pageRequest(headers, args, also);
  const crmPage = (query: string): Request => ({
    method: 'GET',
    path: `/legacy/summer-crm/api/v1//order/?page=1${query}`,
    headers: crmHeaders,
  });
  const ask = (request: Request): Shot[] => [{ request, bodyBytes: undefined }];
  const farOut = Math.min(Math.floor(orderCount / 4), DEEPEST_OFFSET);
  const { value } = await exchange(origin, page(`filter: { ${FILTER} }, offset: ${farOut}`));
  const { endCursor } = (value as { data: { orders: { pageInfo: { endCursor: string } } } }).data.orders.pageInfo;
  return [
    { title: 'first page', shots: ask(page('')) },
    { title: 'first page, by status', shots: ask(page(`filter: { ${FILTER} }`)) },
    { title: 'first page, by status, newest first', shots: ask(page(`filter: { ${FILTER} }, orderBy: CREATED_AT_DESC`)) },
    { title: 'a later page by its cursor, by status', shots: ask(page(`filter: { ${FILTER} }, after: "${endCursor}"`)) },
    { title: 'first page with totalCount', shots: ask(page('', 'totalCount')) },
    { title: 'first page with totalCount, by status', shots: ask(page(`filter: { ${FILTER} }`, 'totalCount')) },
    { title: 'the deepest page by offset', shots: ask(page(`offset: ${Math.min(DEEPEST_OFFSET, orderCount - PAGE)}`)) },
    { title: 'summer-crm order list with its count', shots: ask(crmPage('')) },
    { title: 'summer-crm order list with its count, by status', shots: ask(crmPage('&status=CONFIRMED')) },
  ];
}

function pageRequest(headers: Headers, args: string, also: string): Request {
  const list = `orders(first: ${PAGE}${args.includes('orderBy') ? '' : ', orderBy: ID_DESC'}${args === '' ? '' : `, ${args}`})`;
  const request = graphqlRequest(
    '/graphql',
    `{ ${list} { ${also} nodes { id orderNumber status standardFee createdAt } pageInfo { hasNextPage endCursor } } }`,
    {},
  );
  return { ...request, headers: { ...request.headers, ...headers } };
}

async function staff(server: Server, origin: string, surface: 'graphql' | 'summer-crm'): Promise<Headers> {
  return (await server.signIn?.(origin, { surface, caller: 'staff' })) ?? {};
}

async function beyondTheDeepest(origin: string, server: Server): Promise<string> {
  const { path, ...request } = pageRequest(await staff(server, origin, 'graphql'), `offset: ${DEEPEST_OFFSET + 1}`, '');
  const answer = (await (await fetch(`${origin}${path}`, { ...request, body: request.body ?? null })).json()) as {
    errors?: { message: string; extensions: { code: string; reason: string } }[];
  };
  const [error] = answer.errors ?? [];
  return error === undefined ? 'an answer' : `${error.extensions.code}, ${error.extensions.reason}: ${error.message}`;
}
