import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const spans: Span[] = [];
let received = '';
let receiver: Server;
let app: TestApp;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      received += body;
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  app = await createTestApp({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` } });
  await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01` },
    payload: {
      query: 'mutation SignIn($p: String!) { login(input: { realm: STAFF, username: "demoadmin", password: $p }) { token } }',
      variables: { p: DEMO_PASSWORD },
    },
  });
  await app.server.inject({ url: '/legacy/summer-crm/api/v1/campus/' });
  // What is left is sent when the gateway stops.
  await app.close();
});
afterAll(() => void receiver.close());

const attribute = ({ attributes }: Span, name: string): string | undefined => attributes.find(({ key }) => key === name)?.value.stringValue;

it('continues the trace that came in, through request, admission, operation and statements', () => {
  const traced = spans.filter(({ traceId }) => traceId === TRACE);
  const request = traced.find(({ name }) => name === 'graphql SignIn');
  expect(request?.parentSpanId).toBe('b7ad6b7169203331');
  const operation = traced.find(({ name }) => name === 'operation SignIn');
  expect(operation?.parentSpanId).toBe(request?.spanId);
  expect(traced.find(({ name }) => name.trim() === 'admission')?.parentSpanId).toBe(request?.spanId);
  const statements = traced.filter((span) => attribute(span, 'db.system.name') === 'postgresql');
  expect(statements.length).toBeGreaterThan(1);
  expect(new Set(statements.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([operation?.spanId]));
});

it('traces calls of old APIs by their endpoint', () => {
  const call = spans.find(({ name }) => name === 'legacy summer-crm.campus.list');
  expect(call && attribute(call, 'campus.surface')).toBe('summer-crm');
});

it('sends no value of a statement or variable', () => {
  expect(received).toContain('SELECT');
  expect(received).not.toContain(DEMO_PASSWORD);
  expect(received).not.toContain('demoadmin');
});
