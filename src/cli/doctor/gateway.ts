import { BUILD } from '../../version.js';
import { failure, ok, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

const PATIENCE_MS = 5000;

/** The gateway of these settings on this machine, if it runs. */
export const checkGateway: Check = async ({ settings: { host, port } }) => {
  const name = 'gateway';
  if (port === 0) return [skipped(name, 'PORT is 0: where it listens only the system knows')];
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const ask = (path: string): Promise<Response> =>
    fetch(`http://${own}:${port}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });
  let version: Response;
  try {
    version = await ask('/health/version');
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return [failure(name, `what listens on port ${port} does not answer`, 'Look at its log and its CPU; restart it.')];
    return [skipped(name, `it does not run here, at ${own}:${port}`)];
  }
  const build = (await version.json().catch(() => undefined)) as { version?: unknown } | undefined;
  if (!version.ok || typeof build?.version !== 'string')
    return [failure(name, `another program listens on port ${port}`, 'Set another PORT, or stop that program.')];
  const ready = await ask('/health/ready');
  if (!ready.ok) {
    const { failing } = (await ready.json().catch(() => ({}))) as { failing?: string[] };
    return [
      failure(name, `it runs and is not ready: ${failing?.join(', ') ?? ready.status}`, 'See the lines about these parts, and its log.'),
    ];
  }
  if (build.version !== BUILD.version)
    return [warning(name, `version ${build.version} runs, this is ${BUILD.version}`, 'Restart it, or ask with the program that it runs.')];
  return [ok(name, `version ${build.version} runs and is ready`)];
};
