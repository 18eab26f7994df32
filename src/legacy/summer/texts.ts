import { type Contract, fillTemplate, mappingOf, textTable } from '../shim/index.js';

/** The field name of a complaint about the input as a whole. */
export const WHOLE_INPUT = 'non_field_errors';

/** A text of a contract's table, with `{name}` places filled. */
export type Message = (name: string, values?: Readonly<Record<string, string | number | undefined>>) => string;

/** The texts of a table in the contract's envelope. */
export function messagesOf(contract: Contract, table: string): Message {
  const texts = textTable(mappingOf(contract.document['envelope'])[table]);
  return (name, values = {}) => fillTemplate(requiredText(contract, texts[name], `envelope.${table}.${name}`), values);
}

/** No failure may be without words, so a contract that lacks a text at this place stops the start. */
export function requiredText({ surface }: Pick<Contract, 'surface'>, text: unknown, place: string): string {
  if (typeof text !== 'string' || text === '') throw new Error(`The contract of ${surface} has no text at ${place}.`);
  return text;
}
