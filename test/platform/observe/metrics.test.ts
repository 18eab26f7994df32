import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let port: number;

beforeAll(async () => {
  const lines: { port?: number; msg: string }[] = [];
  app = await createTestApp({
    env: { METRICS_PORT: '0', LOG_LEVEL: 'info' },
    parts: { logTo: { write: (line) => void lines.push(JSON.parse(line)) } },
  });
  port = lines.find(({ msg }) => msg === 'Metrics are at /metrics.')?.port ?? 0;
});
afterAll(() => app.close());

/** Value of a metric by its whole name with labels. */
async function scraped(): Promise<Map<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

const counted = (labels: string): string => `campus_requests_total{${labels}}`;

it('counts calls by face, surface, endpoint or operation, outcome and reason', async () => {
  const token = await app.login('STAFF', 'demoadmin');
  await app.graphql('query Places { campuses(first: 1) { nodes { id } } }', {}, token);
  await app.graphql('query Places { campuses(first: 1) { nodes { id } } }', {}, token);
  await app.graphql('query Students { students(first: 1) { nodes { id } } }');
  await app.server.inject({ url: '/legacy/school/v1/teacher/schools' });
  const metrics = await scraped();
  expect(metrics.get(counted('face="graphql",surface="",endpoint="",operation="Places",outcome="ok",reason=""'))).toBe(2);
  expect(
    metrics.get(counted('face="graphql",surface="",endpoint="",operation="Students",outcome="refused",reason="UNAUTHENTICATED"')),
  ).toBe(1);
  const school = [...metrics.keys()].filter((name) => name.startsWith('campus_requests_total') && name.includes('surface="school"'));
  expect(school).toHaveLength(1);
  expect(metrics.get('campus_request_duration_seconds_count{face="graphql",surface="",endpoint="",operation="Places"}')).toBe(2);
});

it('tells of statements, the event loop, memory, web sockets, subscriptions, sessions and the build', async () => {
  const metrics = await scraped();
  expect(metrics.get('campus_part_duration_seconds_count{part="statement",outcome="ok"}')).toBeGreaterThan(0);
  expect(metrics.get('campus_nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(metrics.get('campus_process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(metrics.get('campus_web_sockets{signed_in="true"}')).toBe(0);
  expect(metrics.get('campus_subscriptions')).toBe(0);
  expect(metrics.get('campus_sessions{audience="GRAPHQL"}')).toBe(1);
  expect(metrics.get('campus_shed_requests_total{reason="full"}')).toBe(0);
  expect([...metrics.keys()].find((name) => name.startsWith('campus_build_info'))).toMatch(/version="\d+\.\d+\.\d+",node="v\d+/);
});

it('keeps the names of operations few, however many clients make up', async () => {
  for (let index = 0; index < 310; index += 1) await app.graphql(`query Made${index} { __typename }`);
  const metrics = await scraped();
  const names = new Set([...metrics.keys()].flatMap((name) => /^campus_requests_total.*operation="(\w+)"/.exec(name)?.[1] ?? []));
  expect(names.size).toBeLessThanOrEqual(301);
  expect(names).toContain('other');
});

it('answers nothing but the metrics', async () => {
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404);
  expect((await app.server.inject({ url: '/metrics' })).statusCode).toBe(404);
});

it.each(['docs/operating.md', 'docs/operating/alerts.yml', 'docs/operating/grafana-dashboard.json'])(
  'has every metric that %s names',
  async (file) => {
    const exported = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const named = new Set(readFileSync(file, 'utf8').match(/\bcampus_[a-z0-9_]*[a-z0-9]\b/g));
    expect(named.size).toBeGreaterThan(5);
    const missing = [...named].filter((name) => !exported.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')}`));
    expect(missing.filter((name) => name !== 'campus_process' && name !== 'campus_nodejs')).toEqual([]);
  },
);
