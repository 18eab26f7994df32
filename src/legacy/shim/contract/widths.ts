import type { Endpoint, Field } from './types.js';

/** A text field of a contract beside the column it is stored in. */
export interface Width {
  readonly field: string;
  /** Characters that the contract allows. */
  readonly allowed: number;
  /** Characters that the column takes. */
  readonly stored: number;
}

/**
 * The text fields of an endpoint whose column is known. A field belongs to the column whose input field has its name, `card_no` to
 * `cardNo`; one that is renamed on its way is not compared.
 *
 * @param stored characters that columns take, by the names of input fields
 */
export function widths(endpoint: Endpoint, stored: ReadonlyMap<string, number>): Width[] {
  const columns = new Map([...stored].map(([name, longest]) => [plain(name), longest]));
  return fieldsOf([...endpoint.query, ...endpoint.body]).flatMap(({ name, type, max }) => {
    const longest = columns.get(plain(name));
    return type.kind !== 'string' || max === undefined || longest === undefined ? [] : [{ field: name, allowed: max, stored: longest }];
  });
}

/** What is wrong with fields that may be longer than their column: the contract allows what the schema then refuses. */
export function tooWide(endpoint: Endpoint, stored: ReadonlyMap<string, number>): string[] {
  return widths(endpoint, stored)
    .filter((width) => width.allowed > width.stored)
    .map(({ field, allowed, stored: longest }) => `the field ${field} may have ${allowed} characters, its column takes ${longest}`);
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The fields, and those of the objects in lists and in each other. */
function fieldsOf(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => {
    const item = field.type.kind === 'list' ? field.type.item : field.type;
    return item?.kind === 'object' ? [field, ...fieldsOf(item.fields)] : [field];
  });
}
