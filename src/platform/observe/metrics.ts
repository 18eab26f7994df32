import type { Counter as CounterType, Gauge as GaugeType, Registry } from 'prom-client';
import { type Call, outcomeOf } from './call.js';
import type { Gauge } from './gauge.js';
import type { Observer } from './observation.js';

export interface Metrics extends Observer {
  /** In Prometheus' text format, with its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

const PREFIX = 'campus_';
/** Names of operations are clients' to choose. */
const MAX_OPERATIONS = 300;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts and times calls and their parts. The library is loaded by whoever asks for metrics only. */
export async function openMetrics(build: Readonly<Record<'version' | 'node', string>>, gauges: () => readonly Gauge[]): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge: PromGauge, Histogram, Registry: PromRegistry } = await import('prom-client');
  const registry: Registry = new PromRegistry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: PREFIX });
  new PromGauge({
    name: `${PREFIX}build_info`,
    help: 'Version of the gateway and of Node; always 1.',
    labelNames: ['version', 'node'],
    registers,
  }).set(build, 1);

  const place = ['face', 'surface', 'endpoint', 'operation'] as const;
  const requests = new Counter({
    name: `${PREFIX}requests_total`,
    help: 'Calls that have ended, by where they came in, how they ended, and why they were refused or failed.',
    labelNames: [...place, 'outcome', 'reason'],
    registers,
  });
  const seconds = new Histogram({
    name: `${PREFIX}request_duration_seconds`,
    help: 'From the headers of a request to the end of its answer.',
    labelNames: [...place],
    buckets: SECONDS,
    registers,
  });
  const parts = new Histogram({
    name: `${PREFIX}part_duration_seconds`,
    help: 'Time of the parts of calls: admission, operation, statement, redis, wechat, media (a bucket).',
    labelNames: ['part', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const operations = new Set<string>();
  const placeOf = ({ face, surface = '', endpoint = '', operation = '' }: Call): Record<(typeof place)[number], string> => {
    if (face !== 'graphql') return { face, surface, endpoint, operation: face === 'job' ? operation : '' };
    if (operations.size < MAX_OPERATIONS) operations.add(operation);
    return { face, surface, endpoint, operation: operations.has(operation) ? operation : 'other' };
  };

  let registered = false;
  /** At the first scrape: the parts that are asked open after the metrics. */
  const register = (): void => {
    if (registered) return;
    registered = true;
    for (const { name, help, kind, labels = [], read } of gauges()) {
      const options = { name: PREFIX + name, help, labelNames: [...labels], registers };
      if (kind === 'counter') {
        const counter: CounterType = new Counter({
          ...options,
          collect: () => filled(read, counter, (...reading) => counter.inc(...reading)),
        });
      } else {
        const gauge: GaugeType = new PromGauge({ ...options, collect: () => filled(read, gauge, (...reading) => gauge.set(...reading)) });
      }
    }
  };

  return {
    ended(call, { status }, milliseconds) {
      const labels = placeOf(call);
      requests.inc({ ...labels, outcome: outcomeOf(call, status), reason: call.reason ?? '' });
      seconds.observe(labels, milliseconds / 1000);
    },
    async watch(part, _name, work) {
      const stop = parts.startTimer({ part });
      try {
        const result = await work();
        stop({ outcome: 'ok' });
        return result;
      } catch (error) {
        stop({ outcome: 'failed' });
        throw error;
      }
    },
    text: async () => {
      register();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

async function filled(
  read: Gauge['read'],
  metric: { reset(): void },
  put: (labels: Readonly<Record<string, string>>, value: number) => void,
): Promise<void> {
  metric.reset();
  const readings = await Promise.resolve()
    .then(read)
    .catch(() => []);
  if (typeof readings === 'number') put({}, readings);
  else for (const { labels, value } of readings) put(labels, value);
}
