import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  readonly quick: boolean;
  readonly students: number;
  /** Names of the servers and scenarios to measure; all when left out. */
  readonly servers: readonly string[] | undefined;
  readonly scenarios: readonly string[] | undefined;
  readonly connections: readonly number[];
  readonly rounds: number;
  /** How long a cell is measured. */
  readonly seconds: number;
  /** Compare the answers only. */
  readonly check: boolean;
  /** Make the database anew. */
  readonly fresh: boolean;
  /** The parts of the run. */
  readonly parts: readonly Part[];
  readonly soakRequests: number;
}

export const PARTS = ['main', 'soak', 'growth', 'start', 'scale'] as const;
export type Part = (typeof PARTS)[number];

/** A mistake on the command line; its message names the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const USAGE = `npm run bench -- [options]

  --quick               2,000 students and short measurements, for a first look
  --students N          size of the database [100000; 2000 with --quick]
  --servers a,b         only these servers
  --scenarios a,b       only these scenarios
  --connections 1,16    clients at the same time [1,16,256]
  --rounds N            rounds; a figure is the median over them [5]
  --seconds S           time of one measurement [3; 0.6 with --quick]
  --fresh               make the databases anew
  --check               only compare the servers' answers
  --soak [requests] --growth --start --scale
                        only these parts of the run
  --skip a,b            all parts but these: ${PARTS.join(', ')}
`;

const FORM = {
  quick: { type: 'boolean' },
  students: { type: 'string' },
  servers: { type: 'string' },
  scenarios: { type: 'string' },
  connections: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  check: { type: 'boolean' },
  fresh: { type: 'boolean' },
  soak: { type: 'boolean' },
  growth: { type: 'boolean' },
  start: { type: 'boolean' },
  scale: { type: 'boolean' },
  skip: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; null: only the usage is wanted. Throws OptionError. */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const quick = values.quick ?? false;
  const [soakRequests, ...rest] = positionals;
  if (rest.length > 0 || (soakRequests !== undefined && values.soak !== true))
    throw new OptionError(`"${positionals.at(-1)}" belongs to no option.`);
  return {
    quick,
    students: whole('students', values.students) ?? (quick ? 2000 : 100_000),
    servers: list(values.servers),
    scenarios: list(values.scenarios),
    connections: list(values.connections)?.map((text) => counted('connections', text)) ?? [1, 16, 256],
    rounds: whole('rounds', values.rounds) ?? 5,
    seconds: seconds(values.seconds) ?? (quick ? 0.6 : 3),
    check: values.check ?? false,
    fresh: values.fresh ?? false,
    parts: wantedParts(values),
    soakRequests: whole('soak', soakRequests) ?? (quick ? 100_000 : 1_000_000),
  };
}

/** Refuses a name that is not among those known. */
export function requireKnown(option: string, wanted: readonly string[] | undefined, known: readonly string[]): void {
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OptionError(`--${option}: there is no "${unknown}"; there are ${known.join(', ')}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FORM, allowPositionals: true });
  } catch (error) {
    throw new OptionError(error instanceof Error ? `${error.message.split('. ', 1)[0]}.` : String(error));
  }
}

function wantedParts(values: ReturnType<typeof parse>['values']): Part[] {
  const named = PARTS.filter((part) => part !== 'main' && values[part] === true);
  const skipped = list(values.skip) ?? [];
  requireKnown('skip', skipped, PARTS);
  return (named.length > 0 ? named : PARTS).filter((part) => !skipped.includes(part));
}

function list(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function whole(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : counted(option, text);
}

function counted(option: string, text: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new OptionError(`--${option} takes whole numbers from 1, not "${text}".`);
  return number;
}

function seconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number >= 0.2 && number <= 600)) throw new OptionError(`--seconds takes a number from 0.2 to 600, not "${text}".`);
  return number;
}
