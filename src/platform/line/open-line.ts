import { PlatformError } from '../errors.js';
import type { Log } from '../log.js';
import { type LineChannel, LineApi } from './http.js';
import type { LineClient } from './line.js';

export interface LineOptions {
  readonly apiBaseUrl: string;
  readonly channel?: LineChannel | undefined;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** Stands where no channel is configured: nobody can be let in without one. */
const unconfiguredLine: LineClient = {
  userId: async () => {
    throw new PlatformError('LINE_NOT_CONFIGURED');
  },
};

/** LINE Login for the configured channel; off without one. */
export function openLine({ channel, ...options }: LineOptions): LineClient {
  return channel === undefined ? unconfiguredLine : new LineApi(channel, options);
}
