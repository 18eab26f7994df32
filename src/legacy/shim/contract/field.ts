import { parse as parseYaml } from 'yaml';
import type { Mistakes } from './mistakes.js';
import { type Field, type FieldType, type ScalarKind } from './types.js';
import { isMapping, listOf, mappingOf } from './values.js';

const SCALARS: readonly ScalarKind[] = ['int', 'float', 'bool', 'string', 'date', 'datetime', 'file'];

function isScalar(text: string): text is ScalarKind {
  return SCALARS.some((kind) => kind === text);
}

/** `int`, `string?`, `list`, `[int]`, `[{course_number: int}]`; null when it is none of them. */
export function parseFieldType(source: unknown): { type: FieldType; nullable: boolean } | null {
  const structure = typeof source === 'string' && /^[[{]/.test(source) ? structureOf(source) : source;
  if (Array.isArray(structure)) {
    const item = structure.length === 1 ? parseFieldType(structure[0]) : null;
    return item === null ? null : { type: { kind: 'list', item: item.type }, nullable: false };
  }
  if (isMapping(structure)) return parseObjectType(structure);
  if (typeof structure !== 'string') return null;

  const nullable = structure.endsWith('?');
  const name = nullable ? structure.slice(0, -1) : structure;
  if (name === 'list') return { type: { kind: 'list' }, nullable };
  return isScalar(name) ? { type: { kind: name }, nullable } : null;
}

function structureOf(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return null;
  }
}

function parseObjectType(structure: Readonly<Record<string, unknown>>): { type: FieldType; nullable: boolean } | null {
  const fields: Field[] = [];
  for (const [name, source] of Object.entries(structure)) {
    const parsed = parseFieldType(source);
    if (parsed === null) return null;
    fields.push({ name, type: parsed.type, nullable: parsed.nullable, required: !parsed.nullable, aliases: [] });
  }
  return { type: { kind: 'object', fields }, nullable: false };
}

const FIELD_KEYS = new Set(['name', 'type', 'required', 'min', 'max', 'enum', 'format', 'only', 'blank', 'filter', 'aliases', 'note']);

/** Reads a `path_params`, `query` or `body` list. `course[].school` entries become fields of the items of `course`. */
export function parseFields(source: unknown, place: string, mistakes: Mistakes): Field[] {
  const fields: Field[] = [];
  for (const entry of listOf(source)) {
    const field = parseField(entry, place, mistakes);
    if (field === null) continue;
    const nested = /^(.+)\[\]\.(.+)$/.exec(field.name);
    if (nested?.[1] === undefined || nested[2] === undefined) fields.push(field);
    else addItemField(fields, nested[1], { ...field, name: nested[2] }, place, mistakes);
  }
  const names = fields.flatMap((field) => [field.name, ...field.aliases]);
  for (const name of names.filter((name, index) => names.indexOf(name) !== index)) mistakes.add(`${place} ${name}`, 'is listed twice');
  return fields;
}

function parseField(entry: unknown, place: string, mistakes: Mistakes): Field | null {
  const row = mappingOf(entry);
  if (typeof row['name'] !== 'string') {
    mistakes.add(place, 'has an entry without a name');
    return null;
  }
  const at = `${place} ${row['name']}`;
  for (const key of Object.keys(row)) if (!FIELD_KEYS.has(key)) mistakes.add(at, `has the unknown key "${key}"`);
  const parsed = parseFieldType(row['type']);
  if (parsed === null) {
    mistakes.add(at, `has the unknown type ${JSON.stringify(row['type'])}`);
    return null;
  }
  if (typeof row['required'] !== 'boolean') mistakes.add(at, 'must say required: true or false');
  return {
    name: row['name'],
    type: parsed.type,
    nullable: parsed.nullable,
    required: row['required'] === true,
    min: limitOf(row['min'], `${at} min`, mistakes),
    max: limitOf(row['max'], `${at} max`, mistakes),
    enum: enumOf(row['enum'], at, mistakes),
    format: formatOf(row['format'], at, mistakes),
    only: onlyOf(row['only'], at, mistakes),
    blank: markOf(row['blank'], `${at} blank`, mistakes),
    filter: markOf(row['filter'], `${at} filter`, mistakes),
    aliases: listOf(row['aliases']).map(String),
    note: typeof row['note'] === 'string' ? row['note'] : undefined,
  };
}

function limitOf(value: unknown, place: string, mistakes: Mistakes): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return value;
  mistakes.add(place, 'is no number');
  return undefined;
}

function enumOf(value: unknown, place: string, mistakes: Mistakes): readonly (string | number)[] | undefined {
  if (value === undefined) return undefined;
  const entries = listOf(value).filter((entry) => typeof entry === 'string' || typeof entry === 'number');
  if (entries.length === 0 || entries.length !== listOf(value).length)
    mistakes.add(place, 'has an enum of something else than texts and numbers');
  return entries;
}

function formatOf(value: unknown, place: string, mistakes: Mistakes): 'email' | undefined {
  if (value === undefined) return undefined;
  if (value === 'email') return 'email';
  mistakes.add(place, `has the unknown format ${JSON.stringify(value)}`);
  return undefined;
}

function onlyOf(value: unknown, place: string, mistakes: Mistakes): Field['only'] {
  if (value === undefined || value === 'staff') return value && 'STAFF';
  mistakes.add(place, `is only for somebody unknown: ${JSON.stringify(value)}`);
  return undefined;
}

function markOf(value: unknown, place: string, mistakes: Mistakes): true | undefined {
  if (value === undefined || value === true) return value;
  mistakes.add(place, 'is true or left out');
  return undefined;
}

function addItemField(fields: Field[], list: string, item: Field, place: string, mistakes: Mistakes): void {
  const index = fields.findIndex((field) => field.name === list);
  const owner = fields[index];
  if (owner?.type.kind !== 'list') {
    mistakes.add(`${place} ${list}[].${item.name}`, `needs a list field "${list}" before it`);
    return;
  }
  const before = owner.type.item?.kind === 'object' ? owner.type.item.fields : [];
  fields[index] = { ...owner, type: { kind: 'list', item: { kind: 'object', fields: [...before, item] } } };
}
