import { mappingOf, textTable } from '../shim/index.js';
import { contract } from './texts.js';

const ENUMS = mappingOf(contract.document['enums']);

export interface KeyVerbose {
  readonly key: string;
  readonly verbose: string;
}

/** The keys and labels of an enumeration of the contract; a missing one stops the start. */
export function labelsOf(name: string): Readonly<Record<string, string>> {
  const labels = textTable(ENUMS[name]);
  if (Object.keys(labels).length === 0) throw new Error(`The contract of summer-crm has no enum "${name}".`);
  return labels;
}

/** Makes the writer of an enumerated value: `MALE` -> `{key: 'MALE', verbose: '男'}`; null stays null. */
export function keyVerbose(name: string): { (key: string): KeyVerbose; (key: string | null): KeyVerbose | null } {
  const labels = labelsOf(name);
  function write(key: string): KeyVerbose;
  function write(key: string | null): KeyVerbose | null;
  function write(key: string | null): KeyVerbose | null {
    if (key === null) return null;
    const verbose = labels[key];
    if (verbose === undefined) throw new Error(`The contract of summer-crm has no label for ${key} in ${name}.`);
    return { key, verbose };
  }
  return write;
}
