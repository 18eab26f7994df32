import { z } from 'zod';
import { globOf } from './glob.js';

/** How two values of a place are compared. */
export const COMPARED_AS = [
  'exact',
  'address',
  'any',
  'clock',
  'time',
  'token',
  'file',
  'id',
  'name',
  'number',
  'text',
  'unordered',
] as const;
export type ComparedAs = (typeof COMPARED_AS)[number];

export const DIFFERENCES = [
  'status',
  'redirect',
  'header',
  'envelope',
  'missing',
  'added',
  'type',
  'value',
  'length',
  'order',
  'unanswered',
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** Where a rule holds: all that is said has to agree. A place is written `data.list[].id`; `*` is any part of a name, `**` any part of a place. */
const place = {
  endpoint: z.string().optional(),
  /** The whole place. */
  at: z.string().optional(),
  /** Its last name; several are separated by `|`. */
  key: z.string().optional(),
};

const VALUE_RULE = z.strictObject({ ...place, as: z.enum(COMPARED_AS), entities: z.array(z.string()).optional() });
const EXPLAINED = z.strictObject({ ...place, kind: z.enum(DIFFERENCES).optional(), why: z.string().min(1) });

/** A file of rules, as YAML or JSON. */
export const RULES = z.strictObject({
  /** Headers of answers that clients read. */
  headers: z.array(z.string()).default([]),
  /** How values are compared; the first rule that agrees holds. Without one: exactly. */
  values: z.array(VALUE_RULE).default([]),
  /** Places that are not compared. */
  ignore: z.array(z.strictObject({ ...place, why: z.string().min(1) })).default([]),
  /** Differences that are meant: they are counted apart. */
  explained: z.array(EXPLAINED).default([]),
});

export type RuleFile = z.infer<typeof RULES>;

export interface ValueRule {
  readonly as: ComparedAs;
  /** For `id`: what kinds of ours the row may be. */
  readonly entities: readonly string[];
}

const EXACT: ValueRule = { as: 'exact', entities: [] };

type Place = { readonly endpoint?: string | undefined; readonly at?: string | undefined; readonly key?: string | undefined };
type Holds = (endpoint: string, at: string) => boolean;

/** Rules of several files, the first before the second. */
export class Rules {
  readonly headers: readonly string[];
  private readonly values: readonly { readonly holds: Holds; readonly rule: ValueRule }[];
  private readonly ignored: readonly Holds[];
  private readonly explained: readonly { readonly holds: Holds; readonly kind: DifferenceKind | undefined; readonly why: string }[];
  /** Looking through the rules once for each place. */
  private readonly known = new Map<string, ValueRule>();

  constructor(files: readonly RuleFile[]) {
    this.headers = [...new Set(files.flatMap(({ headers }) => headers.map((name) => name.toLowerCase())))];
    this.values = files.flatMap(({ values }) =>
      values.map(({ as, entities = [], ...where }) => ({ holds: holding(where), rule: { as, entities } })),
    );
    this.ignored = files.flatMap(({ ignore }) => ignore.map((where) => holding(where)));
    this.explained = files.flatMap(({ explained }) => explained.map(({ kind, why, ...where }) => ({ holds: holding(where), kind, why })));
  }

  valueAt(endpoint: string, at: string): ValueRule {
    const name = `${endpoint} ${at}`;
    const known = this.known.get(name) ?? this.values.find(({ holds }) => holds(endpoint, at))?.rule ?? EXACT;
    this.known.set(name, known);
    return known;
  }

  ignores(endpoint: string, at: string): boolean {
    return this.ignored.some((holds) => holds(endpoint, at));
  }

  /** Why the difference is meant; undefined: it is not. */
  explanationOf(endpoint: string, kind: DifferenceKind, at: string): string | undefined {
    return this.explained.find((rule) => (rule.kind ?? kind) === kind && rule.holds(endpoint, at))?.why;
  }
}

function holding({ endpoint, at, key }: Place): Holds {
  const tests: Holds[] = [];
  if (endpoint !== undefined) {
    const glob = globOf(endpoint);
    tests.push((of) => glob.test(of));
  }
  if (at !== undefined) {
    const glob = globOf(at);
    tests.push((_, where) => glob.test(where));
  }
  if (key !== undefined) {
    const globs = key.split('|').map((one) => globOf(one.trim()));
    tests.push((_, where) => globs.some((glob) => glob.test(lastName(where))));
  }
  return (of, where) => tests.every((test) => test(of, where));
}

function lastName(at: string): string {
  return at.replaceAll('[]', '').split('.').at(-1) ?? '';
}
