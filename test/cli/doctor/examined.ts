import { expect } from 'vitest';
import type { Finding, State } from '../../../src/cli/doctor/finding.js';
import { campus } from '../command-line.js';

/** A word that stands for every password, and must be in no answer. */
export const HUSH = 'hush-Hush-9f3kQ7vL2mXw8RtZ5bNcY4pD';

export interface Examined {
  readonly code: number;
  readonly findings: readonly Finding[];
  /** The worst state that the lines of that name have; undefined where there is none. */
  state(name: string): State | undefined;
  /** What is found and advised under that name. */
  text(name: string): string;
}

const WORST: readonly State[] = ['failure', 'warning', 'skipped', 'ok'];

/** `campus doctor --json` in this process. */
export async function examined(env: NodeJS.ProcessEnv): Promise<Examined> {
  const { code, out, err } = await campus(['doctor', '--json'], { env });
  expect(out + err).not.toContain(HUSH);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  for (const { state, advice } of findings) expect(advice !== null).toBe(state === 'warning' || state === 'failure');
  expect(code).toBe(findings.some(({ state }) => state === 'failure') ? 1 : 0);
  const named = (name: string): Finding[] => findings.filter((finding) => finding.name === name);
  return {
    code,
    findings,
    state: (name) => WORST.find((state) => named(name).some((finding) => finding.state === state)),
    text: (name) =>
      named(name)
        .map(({ found, advice }) => `${found}. ${advice ?? ''}`)
        .join('\n'),
  };
}
