import { Repeated } from './repeated.js';

/** No documented input is deeper than an object in a list. */
const MAX_DEPTH = 5;

/** Names that mean something else to an object of JavaScript. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** `[b]`, `.b`, and `b` as it follows upon a bracket. */
const STEP = /\[([^[\]]*)\]|\.?([^[\].]+)/y;

type Fields = Iterable<readonly [name: string, values: readonly unknown[]]>;

interface Sent {
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * Lists and objects as the clients of old APIs write them into names: `a[]=1&a[]=2` and `a[0][b]=1` (jQuery, axios, qs), `a[0].b=1` and
 * `a.b=1` (axios and qs with dots), `a[0]b=1` (Django REST framework). Answers what was sent by the first part of each name.
 */
export function bracketed(fields: Fields): ReadonlyMap<string, Repeated> {
  return new Map([...byFirstStep(sentIn(fields))].map(([name, below]) => [name, repeatedOf(below)]));
}

/** A list that is the whole body and has no name: `0[b]=1`, `[0][b]=1`. Undefined: there is none. */
export function bracketedBody(fields: Fields): Repeated | undefined {
  const entries = sentIn([...fields].filter(([name]) => /^\[?\d/.test(name) || name.startsWith('[]')));
  return entries.length === 0 ? undefined : repeatedOf(entries);
}

function sentIn(fields: Fields): Sent[] {
  return [...fields]
    .map(([name, values]) => ({ path: pathOf(name), values }))
    .filter(({ path }) => !path.some((step) => FORBIDDEN.has(step)));
}

/** `a[0].b` -> a, 0, b; a name that is not written so stays whole. */
function pathOf(name: string): readonly string[] {
  if (!/[[.]/.test(name)) return [name];
  const path: string[] = [];
  STEP.lastIndex = 0;
  for (let end = 0; end < name.length; end = STEP.lastIndex) {
    const step = STEP.exec(name);
    if (step === null) return [name];
    path.push(step[1] ?? step[2] ?? '');
  }
  return path;
}

function byFirstStep(sent: readonly Sent[]): Map<string, Sent[]> {
  const groups = new Map<string, Sent[]>();
  for (const {
    path: [first = '', ...path],
    values,
  } of sent) {
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [{ path, values }]);
    else group.push({ path, values });
  }
  return groups;
}

function repeatedOf(sent: readonly Sent[]): Repeated {
  const values = sent.filter(({ path }) => path.length === 0).flatMap((own) => own.values);
  const below = sent.filter(({ path }) => path.length > 0);
  if (below.length === 0) return new Repeated(values);
  if (below.some(({ path }) => path.length > MAX_DEPTH)) return new Repeated(values, null);
  const groups = byFirstStep(below);
  const appended = appendedOf(groups.get('') ?? []);
  groups.delete('');
  return new Repeated(values, appended, new Map([...groups].map(([name, members]) => [name, repeatedOf(members)])));
}

/**
 * `a[]=1`, and the objects of `a[][b]=1&a[][c]=2`: the first values of all names are the first object. Where one has fewer values than
 * another nobody knows which object lacks it.
 */
function appendedOf(sent: readonly Sent[]): readonly Repeated[] | null {
  const [first] = sent;
  if (first === undefined) return [];
  if (sent.every(({ path }) => path.length === 0)) return sent.flatMap(({ values }) => values.map((value) => new Repeated([value])));
  const isEven = sent.every(({ path, values }) => path.length > 0 && !path.includes('') && values.length === first.values.length);
  return isEven ? first.values.map((_, at) => repeatedOf(sent.map(({ path, values }) => ({ path, values: [values[at]] })))) : null;
}
