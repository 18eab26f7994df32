import { mappingOf, textTable } from '../shim/index.js';
import { contract } from './texts.js';

/** The names of the option lists, in the order in which global-enums answers them. */
export const OPTION_LISTS = [
  'user_info_gender',
  'order_payment',
  'order_currency',
  'order_status',
  'user_status',
  'project_result',
] as const;
export type OptionList = (typeof OPTION_LISTS)[number];

export interface KeyVerbose {
  readonly key: string;
  readonly verbose: string;
}

const LABELS = mappingOf(contract.document['labels']);
const OPTIONS = new Map(OPTION_LISTS.map((list) => [list, optionsOf(list)] as const));

/** What may be chosen, with its labels. */
export function options(list: OptionList): readonly KeyVerbose[] {
  return OPTIONS.get(list) ?? [];
}

/** An enumerated value as this surface writes it. */
export function keyVerbose(list: OptionList, key: string): KeyVerbose {
  const option = options(list).find((known) => known.key === key);
  if (option === undefined) throw new Error(`The contract of summer-student has no label for ${key} in ${list}.`);
  return option;
}

function optionsOf(list: OptionList): readonly KeyVerbose[] {
  const found = Object.entries(textTable(LABELS[list])).map(([key, verbose]) => ({ key, verbose }));
  if (found.length === 0) throw new Error(`The contract of summer-student has no labels for ${list}.`);
  return found;
}
