import type { Field } from '../contract/types.js';
import type { InputPolicy } from './policy.js';
import type { FieldRule } from './rule.js';

/** What an empty text of a field comes to: nothing sent, null, a value, a text that the type refuses, or the failure `blank`. */
export type BlankMeaning = 'absent' | 'null' | 'value' | 'wrong' | 'blank';

/**
 * The framework of the summer surfaces (Django REST framework) tells a form, in which an input left empty is an empty text, from JSON,
 * in which it is a text like any other: `currency=` in a form chooses nothing, `{"currency": ""}` is no currency.
 *
 * @param asText whether it came from a form or a query
 */
export function blankMeaning(field: Field, asText: boolean, policy: InputPolicy, rule: FieldRule | undefined): BlankMeaning {
  const { kind } = field.type;
  // Clients send the empty address of a picture back when they have no new picture.
  if (policy.blank !== 'refuse' || kind === 'file') return 'absent';
  const isText = kind === 'string' && field.enum === undefined && rule?.reference !== true;
  if (asText && !field.required && (field.nullable || !isText)) return field.nullable ? 'null' : 'absent';
  // A field with a least length is never empty, even where it may be left out.
  if (isText) return field.required || (field.min ?? 0) > 0 ? 'blank' : 'value';
  return rule?.reference === true ? 'null' : 'wrong';
}
