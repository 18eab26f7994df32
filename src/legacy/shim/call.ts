import type { Input } from './input/input.js';
import type { Run, Show } from './ports.js';
import type { LegacyRequest } from './request.js';

/** Everything a route is told about the call. */
export interface Call<Choices = unknown> {
  /** Checked and coerced. In `before`, path parameters only. */
  readonly input: Input<Choices>;
  readonly request: LegacyRequest;
  readonly run: Run;
  readonly show: Show;
}
