import { type Contract, mappingOf, textTable } from '../shim/index.js';

/** An enumerated value as both APIs write it: `{key: 'MALE', verbose: '男'}`. */
export interface KeyVerbose {
  readonly key: string;
  readonly verbose: string;
}

/** Writes the values of one enumeration; null stays null. */
export interface KeyVerboseWriter {
  (key: string): KeyVerbose;
  (key: string | null): KeyVerbose | null;
}

/** The labels of a contract's enumerations; one that is missing stops the start. */
export class EnumLabels {
  readonly #enums: Readonly<Record<string, unknown>>;

  /** @param section the part of the contract in which the enumerations stand */
  constructor(
    private readonly contract: Contract,
    section: string,
  ) {
    this.#enums = mappingOf(contract.document[section]);
  }

  /** Labels by key, in the contract's order. */
  of(name: string): Readonly<Record<string, string>> {
    const labels = textTable(this.#enums[name]);
    if (Object.keys(labels).length === 0) throw new Error(`The contract of ${this.contract.surface} has no labels for ${name}.`);
    return labels;
  }

  /** What may be chosen from each of these enumerations. */
  options(names: readonly string[]): Readonly<Record<string, readonly KeyVerbose[]>> {
    return Object.fromEntries(names.map((name) => [name, Object.entries(this.of(name)).map(([key, verbose]) => ({ key, verbose }))]));
  }

  writer(name: string): KeyVerboseWriter {
    const labels = this.of(name);
    const { surface } = this.contract;
    function write(key: string): KeyVerbose;
    function write(key: string | null): KeyVerbose | null;
    function write(key: string | null): KeyVerbose | null {
      if (key === null) return null;
      const verbose = labels[key];
      if (verbose === undefined) throw new Error(`The contract of ${surface} has no label for ${key} in ${name}.`);
      return { key, verbose };
    }
    return write;
  }
}
