import type { DatabaseFacts } from '../../database-facts.js';
import type { Settings } from '../../settings/settings.js';
import type { Finding } from './finding.js';

/** What checks look at. */
export interface Looked {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  /** One look for all of them; undefined: there is no database yet. Rejects when it could not be looked at. */
  readonly database: () => Promise<DatabaseFacts | undefined>;
}

/** Looks at one thing, and changes nothing that stays. What it throws is a failure. */
export type Check = (looked: Looked) => Promise<readonly Finding[]>;
