import { type InputFailure, type InputFailureKind, shownInput } from '../shim/index.js';
import type { Message } from './texts.js';

/** What a contract's table calls the texts for wrong inputs; a kind without an entry is worded by the text `invalid`. */
export type InputTextNames = Readonly<Partial<Record<InputFailureKind, string>>>;

/** The words for a wrong input. The two contracts call the places in their texts by different names, so each value has all of them. */
export function inputText({ kind, limit, input }: InputFailure, names: InputTextNames, message: Message): string {
  const shown = shownInput(input);
  return message(names[kind] ?? 'invalid', {
    input: shown,
    pk_value: shown,
    min: limit,
    min_value: limit,
    min_length: limit,
    max: limit,
    max_length: limit,
  });
}
