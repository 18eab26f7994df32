import type { Field } from '../contract/types.js';
import type { InputPolicy } from './policy.js';
import type { FieldRule } from './rule.js';

/** Three ways of giving a field no value. They are three things: what each comes to, the surface's framework says. */
export type Nothing = 'absent' | 'null' | 'empty';

/** What it comes to: the field was not sent, holds null or an empty text, or is refused: `required`, `notNull`, `blank`, `wrong`. */
export type Meaning = 'unsent' | 'null' | 'empty' | 'required' | 'notNull' | 'blank' | 'wrong';

export interface NothingSent {
  readonly field: Field;
  /** Whether it came from a form or a query, where everything is text. */
  readonly asText: boolean;
  /** Nothing is required (PATCH). */
  readonly partial: boolean;
  readonly policy: InputPolicy;
  readonly rule: FieldRule | undefined;
}

/** Whether the field is taken for not sent, for a value, or refused. `wrong`: as any text that is no value of the type. */
export function meaningOf(nothing: Nothing, sent: NothingSent): Meaning {
  switch (nothing) {
    case 'absent':
      return ofAbsent(sent);
    case 'null':
      return ofNull(sent);
    case 'empty':
      return ofEmpty(sent);
  }
}

function ofAbsent({ field, partial }: NothingSent): Meaning {
  return field.required && !partial ? 'required' : 'unsent';
}

function ofNull({ field, partial, policy }: NothingSent): Meaning {
  if (field.nullable) return 'null';
  // Clients that send a record back have no picture to send where it has none, and no new one where it has.
  if (field.type.kind === 'file' && !field.required) return 'unsent';
  return policy.null === 'refuse' || (field.required && !partial) ? 'notNull' : 'unsent';
}

/**
 * The framework of the summer surfaces (Django REST framework) tells a form, in which an input left empty is an empty text, from JSON,
 * in which it is a text like any other: `currency=` in a form chooses nothing, `{"currency": ""}` is no currency.
 */
function ofEmpty(sent: NothingSent): Meaning {
  const { field, asText, policy, rule } = sent;
  if (policy.blank !== 'refuse' || field.type.kind === 'file') return ofAbsent(sent);
  const isText = field.type.kind === 'string' && field.enum === undefined && rule?.reference !== true;
  // A text with a least length is never empty, even where it may be left out; a form has no other way of saying null.
  const needed = field.required || (isText && (field.min ?? 0) > 0 && !(asText && field.nullable));
  if (isText && !needed && mayBeEmpty(field, asText, policy)) return 'empty';
  // A select left blank chooses nothing; what was chosen before stays.
  if (asText && !needed) return field.nullable && field.enum === undefined ? 'null' : 'unsent';
  if (isText) return 'blank';
  if (rule?.reference === true) return field.nullable ? 'null' : 'notNull';
  return 'wrong';
}

/** Where both an empty text and null may be stored, a form means null, unless the contract says that the text may be empty. */
function mayBeEmpty({ blank = false, nullable }: Field, asText: boolean, { emptyTexts = 'optional' }: InputPolicy): boolean {
  return blank || (emptyTexts === 'optional' && !(asText && nullable));
}
