import { pathOfBadText } from '../../../platform/text/unicode.js';
import type { Call } from '../call.js';
import type { Field, FieldType } from '../contract/types.js';
import { isMapping } from '../contract/values.js';
import { onlyWords } from '../question.js';
import type { InputFailure } from './failure.js';
import { Input } from './input.js';
import { limitFailure } from './limits.js';
import { type Meaning, meaningOf, type Nothing } from './nothing.js';
import type { InputPolicy } from './policy.js';
import { Repeated } from './repeated.js';
import type { FieldRule, RuleFailure } from './rule.js';
import { enumKey, isFile, SCALAR_READERS } from './scalar.js';
import type { Source } from './source.js';

export interface FieldCheck {
  readonly policy: InputPolicy;
  /** Nothing is required (PATCH). */
  readonly partial: boolean;
  readonly rules: Readonly<Record<string, FieldRule>>;
  /** Its `input` is what the checked values are put into. */
  readonly call: Call;
  /** An absent list or boolean of a form is empty (`InputPolicy.formsLeaveOut`). */
  readonly formLeavesOut?: boolean;
  /** Rules that only word a refusal are left out. */
  readonly quick?: boolean;
}

/** What is wrong, before its place is known. */
type Complaint = Omit<InputFailure, 'field' | 'path'> & { readonly field?: string; readonly within?: string };

type Reading = { readonly value: unknown } | { readonly complaint: Complaint };

/** A value before it is read. */
interface Sent {
  readonly raw: unknown;
  /** It came from a form or a query, where everything is text. */
  readonly asText: boolean;
  /** It was looked for in the body of a form. */
  readonly inForm: boolean;
}

/** Checks the fields in the order listed and puts their values into the call's input. Answers the first failure, or null. */
export async function checkFields(fields: readonly Field[], source: Source, check: FieldCheck): Promise<InputFailure | null> {
  const { call } = check;
  for (const field of fields) {
    if (field.only !== undefined && field.only !== call.request.viewer?.realm) continue;
    const sent = sentTo(field, source, check);
    const reading = readField(field, sent, check);
    if ('complaint' in reading && field.filter === true) {
      call.input.findNothing();
      continue;
    }
    if ('complaint' in reading) return placed(field, sent, reading.complaint);
    if (reading.value === undefined) continue;
    const added = reading.value === null ? null : await ruled(field, reading.value, check);
    if (added !== null) return placed(field, sent, added);
    call.input.accept(field.name, reading.value);
  }
  return null;
}

async function ruled({ name }: Field, value: unknown, { rules, call, quick = false }: FieldCheck): Promise<RuleFailure | null> {
  const rule = rules[name];
  return rule === undefined || (quick && onlyWords(rule)) ? null : ((await rule.check?.(value, call)) ?? null);
}

function placed(field: Field, { raw }: Sent, { field: inner, within = '', ...complaint }: Complaint): InputFailure {
  const { input = raw instanceof Repeated ? raw.toJson() : raw } = complaint;
  // Some surfaces repeat what was sent; half a character would make an answer of it that not every client reads.
  return {
    ...complaint,
    input: typeof input === 'string' ? input.toWellFormed() : input,
    field: inner ?? field.name,
    path: `${field.name}${within}`,
  };
}

function sentTo(field: Field, source: Source, { rules, call, policy }: FieldCheck): Sent {
  let found = source.get(field.name);
  // null counts as sent.
  for (const alias of field.aliases) if (found === undefined) found = source.get(alias);
  const from = { asText: found instanceof Repeated, inForm: source.isForm === true };
  const raw = found instanceof Repeated ? wantedOf(field, found, policy) : found;
  const rewrite = rules[field.name]?.read;
  if (rewrite === undefined) return { raw, ...from };
  return { raw: rewrite(raw instanceof Repeated ? (raw.isPlain ? raw.values : raw.toJson()) : raw, call.request), ...from };
}

/** Of a list and an object everything that was sent under the name, of anything else the last value; of `{key, verbose}` the key. */
function wantedOf({ type, enum: keys }: Field, sent: Repeated, { enumObject }: InputPolicy): unknown {
  if (type.kind === 'list' || type.kind === 'object') return sent;
  return (keys !== undefined && enumObject === true ? sent.member('key') : undefined)?.last() ?? sent.last();
}

function readField(field: Field, sent: Sent, check: FieldCheck): Reading {
  const { policy } = check;
  const raw = trimmed(field, sent.raw, policy);
  const nothing = nothingIn(raw);
  if (nothing !== null)
    return (raw === undefined && sent.inForm ? leftOut(field, check) : null) ?? readNothing(field, nothing, sent.asText, check);

  const reading = readType(field.type, enumKey(field, raw, policy), sent.asText, check);
  // For a choice every value that is not one of its keys is wrong in the same way.
  if ('complaint' in reading) return field.enum === undefined ? reading : { complaint: { kind: 'enum' } };
  const complaint = limitFailure(field, reading.value);
  return complaint === null ? reading : { complaint };
}

function trimmed(field: Field, raw: unknown, { trim }: InputPolicy): unknown {
  return typeof raw === 'string' && (trim?.(field) ?? true) ? raw.trim() : raw;
}

function nothingIn(raw: unknown): Nothing | null {
  if (raw === null) return 'null';
  if (raw === '') return 'empty';
  // A file input left empty in a form arrives as an empty file without a name.
  return raw === undefined || (isFile(raw) && raw.name === '' && raw.bytes.length === 0) ? 'absent' : null;
}

/** What a form has no way to send, when it is not there; null: it could have been sent. */
function leftOut(field: Field, { partial, formLeavesOut }: FieldCheck): Reading | null {
  if (formLeavesOut !== true || partial || !leftOutOfForms(field)) return null;
  return { value: field.type.kind === 'bool' ? false : [] };
}

/** Whether a form has no way to send what the field then holds. A list with a least length is missed, not empty. */
export function leftOutOfForms({ type, required, min = 0 }: Field): boolean {
  return type.kind === 'bool' || (type.kind === 'list' && required && min === 0);
}

function readNothing(field: Field, nothing: Nothing, asText: boolean, { policy, partial, rules }: FieldCheck): Reading {
  return readingOf(meaningOf(nothing, { field, asText, partial, policy, rule: rules[field.name] }), field);
}

function readingOf(meaning: Meaning, field: Field): Reading {
  switch (meaning) {
    case 'unsent':
      return { value: undefined };
    case 'null':
      return { value: null };
    case 'empty':
      return { value: '' };
    case 'notNull':
      return { complaint: { kind: 'null' } };
    case 'wrong':
      return { complaint: field.enum === undefined ? { kind: 'type', expected: field.type.kind } : { kind: 'enum' } };
    default:
      return { complaint: { kind: meaning } };
  }
}

function readType(type: FieldType, raw: unknown, asText: boolean, check: FieldCheck): Reading {
  if (type.kind === 'list') return readList(type.item, raw, asText, check);
  if (type.kind === 'object') return readObject(type.fields, raw, check);
  const value = SCALAR_READERS[type.kind](raw, check.policy, asText);
  return value === undefined ? { complaint: { kind: 'type', expected: type.kind } } : { value };
}

function readList(item: FieldType | undefined, raw: unknown, asText: boolean, check: FieldCheck): Reading {
  const entries = listEntries(raw, check.policy);
  if (entries === null) return { complaint: { kind: 'type', expected: 'list' } };
  if (item === undefined) return entriesAsSent(entries.map(asJson));
  const values: unknown[] = [];
  for (const [index, entry] of entries.entries()) {
    const reading = readType(item, item.kind === 'object' ? entry : asJson(entry), asText, check);
    if ('complaint' in reading) {
      const { complaint } = reading;
      return { complaint: { input: asJson(entry), ...complaint, within: `[${index}]${complaint.within ?? ''}` } };
    }
    values.push(reading.value);
  }
  return { value: values };
}

function asJson(raw: unknown): unknown {
  return raw instanceof Repeated ? raw.toJson() : raw;
}

/** Entries of no stated type; texts in them, however deep, are texts all the same. */
function entriesAsSent(entries: readonly unknown[]): Reading {
  const at = entries.findIndex((entry) => pathOfBadText(entry) !== null);
  return at < 0 ? { value: entries } : { complaint: { kind: 'type', expected: 'string', input: entries[at], within: `[${at}]` } };
}

function listEntries(raw: unknown, { listText = false }: InputPolicy): readonly unknown[] | null {
  if (Array.isArray(raw)) return raw;
  if (raw instanceof Repeated) {
    if (!raw.isPlain) return bracketedEntries(raw, listText);
    const [only] = raw.values;
    if (raw.values.length === 1 && listText && typeof only === 'string')
      return listFromText(only) ?? only.split(',').map((part) => part.trim());
    return raw.values;
  }
  return listText && typeof raw === 'string' ? listFromText(raw) : null;
}

/** `a[]=` is how a list is sent that has become empty, as `a=` is. */
function bracketedEntries(sent: Repeated, listText: boolean): readonly Repeated[] | null {
  const entries = sent.entries();
  return listText && entries?.length === 1 && entries[0]?.toJson() === '' ? [] : entries;
}

function listFromText(text: string): readonly unknown[] | null {
  if (!text.startsWith('[')) return text === '' ? [] : null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function readObject(fields: readonly Field[], raw: unknown, check: FieldCheck): Reading {
  const source = membersOf(raw);
  if (source === null) return { complaint: { kind: 'type', expected: 'object' } };
  const input = new Input();
  const inner: FieldCheck = { ...check, partial: false, rules: {} };
  for (const field of fields) {
    const sent = sentTo(field, source, inner);
    const reading = readField(field, sent, inner);
    if ('complaint' in reading) {
      const { path, ...complaint } = placed(field, sent, reading.complaint);
      return { complaint: { ...complaint, within: `.${path}` } };
    }
    if (reading.value !== undefined) input.accept(field.name, reading.value);
  }
  return { value: input };
}

function membersOf(raw: unknown): Source | null {
  if (raw instanceof Repeated) return raw.isObject ? { get: (name) => raw.member(name), isForm: true } : null;
  return isMapping(raw) ? { get: (name) => (Object.hasOwn(raw, name) ? raw[name] : undefined) } : null;
}
