import type { OldSystemShadow } from './compare/shadow/shadow.js';
import type { Core } from './domain/core.js';
import type { JobRuns, KnownJob } from './domain/jobs/job-runs.js';
import type { Door } from './platform/http/door.js';
import type { Gauge, Reading } from './platform/observe/gauge.js';
import type { WebSocketRegistry } from './platform/web-socket/registry.js';

export interface GaugedParts {
  readonly core: Core;
  readonly jobs: JobRuns;
  /** Milliseconds between the runs of each job in this process. */
  readonly intervals: () => Readonly<Record<string, number>>;
  readonly door: Door;
  readonly webSockets: WebSocketRegistry;
  /** How many subscriptions are open. */
  readonly subscriptions: () => number;
  /** Those of the old APIs that another system still answers. */
  readonly shadows: () => ReadonlyMap<string, OldSystemShadow>;
}

/** What the metrics ask the parts of the gateway, beside the calls. */
export function gauges({ core, jobs, intervals, door, webSockets, subscriptions, shadows }: GaugedParts): Gauge[] {
  return [
    {
      name: 'shed_requests_total',
      help: 'Requests that the door refused unread, by why: too many were under way, or the server stops.',
      kind: 'counter',
      labels: ['reason'],
      read: () => Object.entries(door.shed).map(([reason, value]) => ({ labels: { reason }, value })),
    },
    { name: 'requests_under_way', help: 'Requests that are worked on now.', read: () => door.underWay },
    { name: 'requests_room', help: 'Requests that may be worked on at the same time now.', read: () => door.places },
    {
      name: 'web_sockets',
      help: 'Open WebSockets, by whether somebody has signed in.',
      labels: ['signed_in'],
      read: () => webSockets.counts().map(({ signedIn, count }) => ({ labels: { signed_in: String(signedIn) }, value: count })),
    },
    {
      name: 'shadow_reads_total',
      help: 'Reads that an old system answered while the gateway ran them beside it, by what came of them: same, differing, unknownSessions, skipped, failed, unanswered.',
      kind: 'counter',
      labels: ['surface', 'result'],
      read: () =>
        [...shadows()].flatMap(([surface, { counts }]) => {
          const { compared, differing, endpoints: _endpoints, ...others } = counts.now;
          const results = { same: compared - differing, differing, ...others };
          return Object.entries(results).map(([result, value]) => ({ labels: { surface, result }, value }));
        }),
    },
    {
      name: 'shadow_differences_total',
      help: 'Reads that were answered differently, by endpoint.',
      kind: 'counter',
      labels: ['surface', 'endpoint'],
      read: () =>
        [...shadows()].flatMap(([surface, { counts }]) =>
          Object.entries(counts.now.endpoints).map(([endpoint, value]) => ({ labels: { surface, endpoint }, value })),
        ),
    },
    ...jobGauges(jobs, intervals),
    { name: 'subscriptions', help: 'Open GraphQL subscriptions.', read: subscriptions },
    {
      name: 'database_connections',
      help: 'Connections of the pools, by server and state; `waiting` are calls that wait for one. The embedded database has none.',
      labels: ['server', 'state'],
      read: () =>
        core.database
          .connections()
          .flatMap(({ server, ...states }) => Object.entries(states).map(([state, value]) => ({ labels: { server, state }, value }))),
    },
    {
      name: 'sessions',
      help: 'Sessions that are good, by the API that they were opened through. Counted in the database, for all processes.',
      labels: ['audience'],
      read: remembered(SESSIONS_GOOD_FOR_MS, async () => {
        const counts = Object.entries(await core.sessions.good());
        return counts.map(([audience, value]) => ({ labels: { audience }, value }));
      }),
    },
  ];
}

/** How jobs go, in the database and so for all processes. */
function jobGauges(jobs: JobRuns, intervals: GaugedParts['intervals']): Gauge[] {
  // One scrape asks once for all of them.
  const all = remembered(JOBS_GOOD_FOR_MS, () => jobs.all());
  const each = (valueOf: (job: KnownJob) => number | null) => async (): Promise<Reading[]> =>
    (await all()).flatMap((job) => {
      const value = valueOf(job);
      return value === null ? [] : [{ labels: { operation: job.name }, value }];
    });
  return [
    {
      name: 'job_interval_seconds',
      help: 'How long after the end of a run of a job the next one begins, in this process.',
      labels: ['operation'],
      read: () => Object.entries(intervals()).map(([operation, value]) => ({ labels: { operation }, value: value / 1000 })),
    },
    {
      name: 'job_runs_total',
      help: 'Runs of jobs, by how they ended.',
      kind: 'counter',
      labels: ['operation', 'outcome'],
      read: async () =>
        (await all()).flatMap(({ name: operation, runs, failures }) => [
          { labels: { operation, outcome: 'ok' }, value: runs - failures },
          { labels: { operation, outcome: 'failed' }, value: failures },
        ]),
    },
    {
      name: 'job_last_run_timestamp_seconds',
      help: 'When the last run of a job began.',
      labels: ['operation'],
      read: each(({ startedAt }) => startedAt.getTime() / 1000),
    },
    {
      name: 'job_last_success_timestamp_seconds',
      help: 'When the last run of a job that succeeded began.',
      labels: ['operation'],
      read: each(({ succeededAt }) => succeededAt && succeededAt.getTime() / 1000),
    },
    {
      name: 'job_last_duration_seconds',
      help: 'How long the last run of a job took.',
      labels: ['operation'],
      read: each(({ milliseconds }) => milliseconds / 1000),
    },
    {
      name: 'job_last_rows',
      help: 'Rows that the last run of a job changed or removed, where it succeeded.',
      labels: ['operation'],
      read: each(({ rows }) => rows),
    },
  ];
}

const JOBS_GOOD_FOR_MS = 1000;

/** However often the metrics are read, this is counted so often at most. */
const SESSIONS_GOOD_FOR_MS = 60_000;

function remembered<T>(goodForMs: number, read: () => Promise<T>): () => Promise<T> {
  let last: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (last === undefined || performance.now() > last.until) last = { value: read(), until: performance.now() + goodForMs };
    return last.value;
  };
}
