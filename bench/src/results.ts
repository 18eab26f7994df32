import type { Machine } from './machine.js';
import type { Measured } from './measure.js';
import type { Options } from './options.js';
import type { Growth } from './parts/growth.js';
import type { Scale } from './parts/scale.js';
import type { Soak } from './parts/soak.js';
import type { ColdStart } from './parts/start.js';

/** Everything that a run has found, as it is written to a file. */
export interface Results {
  /** ISO 8601 */
  readonly date: string;
  readonly options: Options;
  readonly machine: Machine;
  /** The gateway's settings besides its defaults. */
  readonly settings: Readonly<Record<string, string>>;
  readonly database: { readonly students: number; readonly orders: number };
  readonly servers: readonly ServerUsed[];
  /** Servers that could not be measured here, and why. */
  readonly leftOut: readonly { readonly server: string; readonly reason: string }[];
  readonly scenarios: readonly { readonly name: string; readonly title: string; readonly kind: 'query' | 'rest' | 'write' }[];
  readonly statements: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly measured: Measured | null;
  readonly soak: Soak | null;
  readonly growth: Growth | null;
  readonly start: readonly ColdStart[] | null;
  readonly scale: Scale | null;
}

export interface ServerUsed {
  readonly name: string;
  readonly title: string;
  readonly node: string;
  /** Packages and their versions. */
  readonly packages: Readonly<Record<string, string>>;
}
