import type { Command } from 'commander';
import type { Finding, State } from './doctor/finding.js';
import type { Cli, Outcome } from './terminal/cli.js';

const AFTERWORD = `
The gateway may be running or not. Nothing is changed: what is written to try whether it can be is removed again. No secret is printed.
Each line is ok, warning, failure, or skipped where there was nothing to look at. Exit code 1: there is a failure.`;

export function addDoctor(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('Look at everything that the settings name, and say what is wrong and what to do about it.')
    .addHelpText('after', AFTERWORD)
    .action(cli.does(() => doctor(cli)));
}

async function doctor(cli: Cli): Promise<Outcome> {
  const { examine } = await import('./doctor/examine.js');
  const findings = await examine(cli.env);
  const count = (state: State): number => findings.filter((finding) => finding.state === state).length;
  const [failures, warnings, good, skipped] = [count('failure'), count('warning'), count('ok'), count('skipped')];
  return {
    lines: [...findings.map(lineOf), `Failures: ${failures}. Warnings: ${warnings}. Ok: ${good}. Skipped: ${skipped}.`],
    result: { failures, warnings, ok: good, skipped, findings },
    good: failures === 0,
  };
}

function lineOf({ name, state, found, advice }: Finding): string {
  return `${state.padEnd(7)}  ${name.padEnd(23)}  ${found}.${advice === null ? '' : ` ${advice}`}`;
}
