import { type Contract, mappingOf, textTable } from '../shim/index.js';

/** An enumerated value as both APIs write it: `{key: 'MALE', verbose: '男'}`. */
export type KeyVerbose = { readonly key: string; readonly verbose: string };

/** Writes the values of one enumeration; null stays null. */
export interface KeyVerboseWriter<Key extends string> {
  (key: Key): KeyVerbose;
  (key: Key | null): KeyVerbose | null;
}

/** The labels of a contract's enumerations. `Tables` is made from the contract, so that a value without a label does not compile. */
export class EnumLabels<Tables extends Readonly<Record<keyof Tables, string>>> {
  readonly #enums: Readonly<Record<string, unknown>>;

  /** @param section the part of the contract in which the enumerations stand */
  constructor(contract: Contract, section: string) {
    this.#enums = mappingOf(contract.document[section]);
  }

  /** Labels by key, in the contract's order. */
  of<Name extends string & keyof Tables>(name: Name): Readonly<Record<Tables[Name], string>> {
    return textTable(this.#enums[name]);
  }

  /** The keys in the contract's order. */
  keys<Name extends string & keyof Tables>(name: Name): readonly Tables[Name][] {
    return Object.keys(this.of(name)) as Tables[Name][];
  }

  /** What may be chosen from each of these enumerations. */
  options(names: readonly (string & keyof Tables)[]): Readonly<Record<string, readonly KeyVerbose[]>> {
    return Object.fromEntries(
      names.map((name) => [name, Object.entries<string>(this.of(name)).map(([key, verbose]) => ({ key, verbose }))]),
    );
  }

  /** What is written for the values of one enumeration; `keys` says under which of them a value is shown that has another name. */
  table<Name extends string & keyof Tables>(name: Name): Readonly<Record<Tables[Name], KeyVerbose>>;
  table<Name extends string & keyof Tables, Value extends string, Key extends Tables[Name] | null>(
    name: Name,
    keys: Readonly<Record<Value, Key>>,
  ): Readonly<Record<Value, KeyVerbose | (Key & null)>>;
  table(name: string & keyof Tables, keys?: Readonly<Record<string, string | null>>): Readonly<Record<string, KeyVerbose | null>> {
    const labels: Readonly<Record<string, string>> = this.of(name);
    const pairs = keys === undefined ? Object.keys(labels).map((key) => [key, key] as const) : Object.entries(keys);
    return Object.fromEntries(pairs.map(([value, key]) => [value, key === null ? null : { key, verbose: labels[key] ?? '' }]));
  }

  writer<Name extends string & keyof Tables>(name: Name): KeyVerboseWriter<Tables[Name]> {
    const labels = this.of(name);
    function write(key: Tables[Name]): KeyVerbose;
    function write(key: Tables[Name] | null): KeyVerbose | null;
    function write(key: Tables[Name] | null): KeyVerbose | null {
      return key === null ? null : { key, verbose: labels[key] };
    }
    return write;
  }
}
