/** `failure`: the gateway does not start, does not answer or is open to strangers. `skipped`: there was nothing to look at. */
export type State = 'ok' | 'warning' | 'failure' | 'skipped';

/** One line of what the doctor says. */
export interface Finding {
  readonly name: string;
  readonly state: State;
  /** Without a secret: what an address, a header or an error's text holds is not repeated. */
  readonly found: string;
  /** What to do; null where there is nothing to do. */
  readonly advice: string | null;
}

export const ok = (name: string, found: string): Finding => ({ name, state: 'ok', found, advice: null });
export const warning = (name: string, found: string, advice: string): Finding => ({ name, state: 'warning', found, advice });
export const failure = (name: string, found: string, advice: string): Finding => ({ name, state: 'failure', found, advice });
export const skipped = (name: string, found: string): Finding => ({ name, state: 'skipped', found, advice: null });

/** What has been found in a look at several things: all of it, or that it is well. */
export function orWell(name: string, found: readonly Finding[], well: string): Finding[] {
  return found.length === 0 ? [ok(name, well)] : [...found];
}
