import type { Log } from './platform/log.js';
import { callLog } from './platform/observe/call-log.js';
import type { Gauge } from './platform/observe/gauge.js';
import { Observation, type Observer } from './platform/observe/observation.js';
import { slowParts } from './platform/observe/slow-parts.js';
import type { Settings } from './settings/settings.js';
import { BUILD } from './version.js';

/** Log levels at which each call has its line. */
const LEVELS_OF_CALLS: readonly Settings['logLevel'][] = ['info', 'debug', 'trace'];

/**
 * Opens what the settings ask for, and loads nothing else.
 * @param gauges asked for at the first look at the metrics, when all parts are open
 */
export async function openObservation(settings: Settings, log: Log, gauges: () => readonly Gauge[]): Promise<Observation> {
  const { metricsPort, metricsHost, slowMs, otlpEndpoint, serviceName, logLevel } = settings;
  const observers: Observer[] = [];
  if (LEVELS_OF_CALLS.includes(logLevel)) observers.push(callLog(log));
  if (slowMs !== undefined) observers.push(slowParts(slowMs, log));
  if (metricsPort !== undefined) {
    const { openMetrics } = await import('./platform/observe/metrics.js');
    const { serveMetrics } = await import('./platform/observe/metrics-server.js');
    const metrics = await openMetrics(BUILD, gauges);
    const served = await serveMetrics(metrics, { host: metricsHost, port: metricsPort });
    log.info({ port: served.port }, 'Metrics are at /metrics.');
    observers.push({ ...metrics, close: served.close });
  }
  if (otlpEndpoint !== undefined) {
    const { openTracing } = await import('./platform/observe/tracing.js');
    observers.push(await openTracing({ endpoint: otlpEndpoint, serviceName, version: BUILD.version }));
  }
  return new Observation(observers);
}
