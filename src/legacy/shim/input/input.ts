import type { UploadedFile } from '../body/types.js';

/** What each reader answers. */
export interface Values {
  int: number;
  float: number;
  bool: boolean;
  text: string;
  /** YYYY-MM-DD */
  date: string;
  time: Date;
  file: UploadedFile;
  ints: readonly number[];
  texts: readonly string[];
  /** Entries of a list of objects. */
  rows: readonly Input[];
  /** A `list` without a stated item type. */
  list: readonly unknown[];
}

/** Readers for fields that may be absent: undefined when not sent, null when sent as null. */
export type MaybeReaders<Choices> = { readonly [K in keyof Values]: (name: string) => Values[K] | null | undefined } & {
  choice<Name extends string & keyof Choices>(name: Name): Choices[Name] | null | undefined;
};

/**
 * The checked inputs of a call. A reader throws when the field holds something else or nothing: that is a mistake of the route,
 * not of the client (use `maybe` for optional fields).
 *
 * `Choices` are the fields with an `enum` in the contract and their keys (`ChoicesOf`). An input of `never` may stand for any of them.
 */
export class Input<out Choices = unknown> {
  /** `input.maybe.int('page')`: for fields that are not required. */
  readonly maybe: MaybeReaders<Choices>;
  private readonly values = new Map<string, unknown>();
  private matching = true;

  constructor() {
    const reader =
      <K extends keyof Values>(kind: K) =>
      (name: string) =>
        this.read(kind, name);
    this.maybe = {
      int: reader('int'),
      float: reader('float'),
      bool: reader('bool'),
      text: reader('text'),
      date: reader('date'),
      time: reader('time'),
      file: reader('file'),
      ints: reader('ints'),
      texts: reader('texts'),
      rows: reader('rows'),
      list: reader('list'),
      choice: (name) => this.readChoice(name),
    };
  }

  /** The engine's side: keeps a checked value. */
  accept(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  /** The engine's side: whether the client sent a file. */
  holdsFile(): boolean {
    return [...this.values.values()].some(HOLDS.file);
  }

  /** The engine's side: a filter holds what nothing can have. */
  findNothing(): void {
    this.matching = false;
  }

  /** Whether a filter of the list holds a value that nothing can have, such as a status that is none. */
  get findsNothing(): boolean {
    return !this.matching;
  }

  /** Whether the client sent the field (null counts, absent and blank do not where the surface says so). */
  sent(name: string): boolean {
    return this.values.has(name);
  }

  int(name: string): number {
    return present(name, this.read('int', name));
  }

  float(name: string): number {
    return present(name, this.read('float', name));
  }

  bool(name: string): boolean {
    return present(name, this.read('bool', name));
  }

  text(name: string): string {
    return present(name, this.read('text', name));
  }

  date(name: string): string {
    return present(name, this.read('date', name));
  }

  time(name: string): Date {
    return present(name, this.read('time', name));
  }

  file(name: string): UploadedFile {
    return present(name, this.read('file', name));
  }

  ints(name: string): readonly number[] {
    return present(name, this.read('ints', name));
  }

  texts(name: string): readonly string[] {
    return present(name, this.read('texts', name));
  }

  rows(name: string): readonly Input[] {
    return present(name, this.read('rows', name));
  }

  list(name: string): readonly unknown[] {
    return present(name, this.read('list', name));
  }

  /** One of the keys that the contract lists for the field, typed as such; for GraphQL enums. */
  choice<Name extends string & keyof Choices>(name: Name): Choices[Name] {
    return present(name, this.readChoice(name));
  }

  private read<K extends keyof Values>(kind: K, name: string): Values[K] | null | undefined {
    const value = this.values.get(name);
    if (value === undefined || value === null) return value;
    const holds: (value: unknown) => value is Values[K] = HOLDS[kind];
    if (holds(value)) return value;
    throw new TypeError(`The input "${name}" is no ${kind}; the contract gives it another type.`);
  }

  private readChoice<Name extends string & keyof Choices>(name: Name): Choices[Name] | null | undefined {
    // The input stage has checked the text against the contract's keys, and their type is made from the contract.
    return this.read('text', name) as Choices[Name] | null | undefined;
  }
}

function present<Value>(name: string, value: Value | null | undefined): Value {
  if (value === undefined || value === null)
    throw new TypeError(`The input "${name}" is not there; read it with maybe, or make it required.`);
  return value;
}

function listHolding<Item>(holds: (item: unknown) => item is Item): (value: unknown) => value is readonly Item[] {
  return (value): value is readonly Item[] => Array.isArray(value) && value.every(holds);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';

const HOLDS: { readonly [K in keyof Values]: (value: unknown) => value is Values[K] } = {
  int: (value): value is number => Number.isInteger(value),
  float: isNumber,
  bool: (value): value is boolean => typeof value === 'boolean',
  text: isText,
  date: isText,
  time: (value): value is Date => value instanceof Date,
  file: (value): value is UploadedFile => typeof value === 'object' && value !== null && 'bytes' in value,
  ints: listHolding(isNumber),
  texts: listHolding(isText),
  rows: listHolding((value: unknown): value is Input => value instanceof Input),
  list: (value): value is readonly unknown[] => Array.isArray(value),
};
